// Checks a body about an environment as the original does, sentence by sentence.
#include "broker/api/environments/environment_input.hpp"

#include "broker/api/teams/team_input.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kTeams = "teamUuids";

/// The sentence about a text of one line, empty when it is one.
std::string check_line(const json::Value& value) {
    if (value.is_null()) {
        return "must be filled";
    }
    if (!value.is_string()) {
        return "must be a string";
    }
    const std::string_view text = value.get_string();
    if (text.empty()) {
        return "must be filled";
    }
    return domain::line_fault(text);
}

void check_name(const json::Object& body, FieldErrors& errors) {
    const json::Value* name = json::find(body, "name");
    if (!name) {
        return errors.add("name", "is missing");
    }
    std::string sentence = check_line(*name);
    if (sentence.empty() &&
        std::string_view(name->get_string()).find(' ') != std::string_view::npos) {
        sentence = "cannot contain spaces";
    }
    if (!sentence.empty()) {
        errors.add("name", std::move(sentence));
    }
}

void check_display_name(const json::Object& body, FieldErrors& errors) {
    const json::Value* name = json::find(body, "displayName");
    if (!name || name->is_null() || *name == json::Value("")) {
        return;  // one is made up
    }
    std::string sentence = check_line(*name);
    if (!sentence.empty()) {
        errors.add("displayName", std::move(sentence));
    }
}

void check_production(const json::Object& body, FieldErrors& errors) {
    const json::Value* production = json::find(body, "production");
    if (!production) {
        return errors.add("production", "is missing");
    }
    if (production->is_null()) {
        return errors.add("production", "must be filled");
    }
    if (!production->is_bool()) {
        errors.add("production", "must be one of: true, false");
    }
}

void check_contact(const json::Value& contact, std::size_t index, FieldErrors& errors) {
    const auto add = [&](std::string_view sentence) {
        errors.add("contacts", fmt::format("{} (at index {})", sentence, index));
    };
    const json::Object* object = contact.if_object();
    if (!object) {
        return add("must be a hash");
    }
    const json::Value* name = json::find(*object, "name");
    if (!name) {
        add("name is missing");
    } else if (name->is_null() || *name == json::Value("")) {
        add("name must be filled");
    } else if (!name->is_string()) {
        add("name must be a string");
    } else if (const auto fault = domain::line_fault(name->get_string()); !fault.empty()) {
        add("name " + fault);
    }
    const json::Value* details = json::find(*object, "details");
    if (details && !details->is_object() && !details->is_null()) {
        add("details must be a hash");
    }
}

void check_contacts(const json::Object& body, FieldErrors& errors) {
    const json::Value* contacts = json::find(body, "contacts");
    if (!contacts || contacts->is_null()) {
        return;
    }
    const json::Array* array = contacts->if_array();
    if (!array) {
        return errors.add("contacts", "must be an array");
    }
    auto fault = domain::count_fault(array->size(), domain::kContactsMax);
    if (fault.empty() && json::write_compact(*array).size() > domain::kContactsBytesMax) {
        fault = fmt::format("cannot be longer than {} bytes", domain::kContactsBytesMax);
    }
    if (!fault.empty()) {
        return errors.add("contacts", std::move(fault));
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
        check_contact((*array)[i], i, errors);
    }
}

}  // namespace

FieldErrors check_environment(const json::Object& body) {
    FieldErrors errors;
    check_name(body, errors);
    check_display_name(body, errors);
    check_production(body, errors);
    check_contacts(body, errors);
    read_parts(body, kTeams, errors);
    return errors;
}

service::EnvironmentMembers read_environment(const json::Object& body) {
    service::EnvironmentMembers members{
        .name = json::string_or(body, "name"),
        .display_name = json::string_or(body, "displayName"),
        .production = json::bool_or(body, "production", false),
    };
    if (const json::Array* contacts = json::array_at(body, "contacts")) {
        members.contacts = json::write_compact(*contacts);
    }
    if (body.contains(kTeams)) {
        FieldErrors none;
        members.teams = read_parts(body, kTeams, none);
    }
    return members;
}

}  // namespace accord::broker::api
