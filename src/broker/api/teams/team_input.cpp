// Reads and checks bodies about teams: see team_input.hpp.
#include "broker/api/teams/team_input.hpp"

#include "broker/api/machinery/validation.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {

std::vector<std::string> read_parts(const json::Object& body,
                                    std::string_view field,
                                    FieldErrors& errors) {
    const auto* value = json::find(body, field);
    if (value == nullptr || value->is_null()) {
        return {};
    }
    const auto* array = value->if_array();
    if (array == nullptr) {
        errors.add(field, "must be an array");
        return {};
    }
    if (auto fault = domain::count_fault(array->size(), domain::kTeamPartsMax); !fault.empty()) {
        errors.add(field, std::move(fault));
        return {};
    }
    std::vector<std::string> texts;
    for (const auto& one : *array) {
        if (!one.is_string()) {
            errors.add(field, "must be an array of strings");
            return {};
        }
        std::string text(one.get_string());
        if (std::ranges::find(texts, text) == texts.end()) {
            texts.push_back(std::move(text));
        }
    }
    return texts;
}

namespace {

/// The one member that a patch changes, as JSON pointers name it.
constexpr char kPointerMark = '/';
constexpr std::string_view kUsers = "users";

bool is_of_users(const json::Object& operation) {
    const auto path = json::string_or(operation, "path");
    return path.starts_with(kPointerMark) && std::string_view(path).substr(1) == kUsers;
}

/// The user that one operation is about; empty when it says no such thing.
std::string user_of(const json::Object& operation) {
    const auto* value = json::object_at(operation, "value");
    return value != nullptr ? json::string_or(*value, "uuid") : "";
}

}  // namespace

service::TeamMembers read_team(const json::Object& body, FieldErrors& errors) {
    return {
        .name =
            read_text(
                body, "name", {.presence = Presence::kRequired, .blank = Blank::kRefused}, errors)
                .value_or(""),
        .pacticipants = read_parts(body, "pacticipantNames", errors),
        .administrators = read_parts(body, "administratorUuids", errors),
        .environments = read_parts(body, "environmentUuids", errors)};
}

std::vector<std::string> read_users(const json::Object& body, FieldErrors& errors) {
    if (json::array_at(body, "users") == nullptr) {
        errors.add("users", "must be an array");
        return {};
    }
    return read_parts(body, "users", errors);
}

service::MemberChange read_member_patch(const json::Array& patch, FieldErrors& errors) {
    service::MemberChange change;
    if (auto fault = domain::count_fault(patch.size(), domain::kTeamPartsMax); !fault.empty()) {
        errors.add("operations", std::move(fault));
        return change;
    }
    for (std::size_t i = 0; i < patch.size(); ++i) {
        const auto* operation = patch[i].if_object();
        const auto op = operation != nullptr ? json::string_or(*operation, "op") : "";
        auto user = operation != nullptr ? user_of(*operation) : "";
        if (operation == nullptr || !is_of_users(*operation) || user.empty() ||
            (op != "add" && op != "remove")) {
            errors.add("operations",
                       fmt::format("must be objects of op (add or remove), path ({}{}) and value, "
                                   "which is an object with the user's uuid (at index {})",
                                   kPointerMark,
                                   kUsers,
                                   i));
            continue;
        }
        (op == "add" ? change.added : change.removed).push_back(std::move(user));
    }
    return change;
}

}  // namespace accord::broker::api
