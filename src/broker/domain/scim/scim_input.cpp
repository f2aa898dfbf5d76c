// Reads resources: see scim_input.hpp.
#include "broker/domain/scim/scim_input.hpp"

#include "base/text.hpp"
#include "broker/domain/identity/account_rules.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/scim/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace accord::broker::domain::scim {
namespace {

/// The first thing that is wrong: the others are not looked at.
class Fields {
  public:
    explicit Fields(const json::Object& resource) : resource_(resource) {}

    /// Trimmed; nothing when it is missing or blank.
    std::optional<std::string> text(const json::Object& object,
                                    std::string_view name,
                                    std::string_view shown) {
        const auto* value = find_member(object, name);
        if (value == nullptr || value->is_null()) {
            return std::nullopt;
        }
        if (!value->is_string()) {
            refuse(shown, "has to be a text");
            return std::nullopt;
        }
        const auto trimmed = trim(value->get_string());
        if (const auto fault = line_fault(trimmed); !fault.empty()) {
            refuse(shown, fault);
        }
        return trimmed.empty() ? std::nullopt : std::optional(std::string(trimmed));
    }
    std::optional<std::string> text(std::string_view name) { return text(resource_, name, name); }

    std::string required(std::string_view name) {
        auto value = text(name);
        if (!value) {
            refuse(name, "is missing");
        }
        return value.value_or("");
    }

    const json::Object* object(std::string_view name) {
        const auto* value = find_member(resource_, name);
        if (value != nullptr && !value->is_null() && !value->is_object()) {
            refuse(name, "has to be an object");
        }
        return value != nullptr ? value->if_object() : nullptr;
    }

    /// One that is no list is a list of one.
    std::optional<json::Array> list(std::string_view name) {
        const auto* value = find_member(resource_, name);
        if (value == nullptr) {
            return std::nullopt;
        }
        return value->is_array()  ? value->get_array()
               : value->is_null() ? json::Array()
                                  : json::Array{*value};
    }

    std::optional<bool> flag(std::string_view name) {
        const auto* value = find_member(resource_, name);
        if (value == nullptr || value->is_null()) {
            return std::nullopt;
        }
        if (value->is_bool()) {
            return value->get_bool();
        }
        const auto word = value->is_string() ? to_lower(value->get_string()) : "";
        if (word != "true" && word != "false") {
            refuse(name, "has to be true or false");
        }
        return word == "true";
    }

    void refuse(std::string_view name, std::string_view why) {
        if (!refusal_) {
            refusal_ = Refusal{Fault::kInvalidValue, fmt::format("{} {}", name, why)};
        }
    }
    [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

  private:
    const json::Object& resource_;
    std::optional<Refusal> refusal_;
};

bool is_primary(const json::Object& email) {
    const auto* primary = find_member(email, "primary");
    return primary != nullptr &&
           ((primary->is_bool() && primary->get_bool()) ||
            (primary->is_string() && equal_ignoring_case(primary->get_string(), "true")));
}

bool is_of_work(const json::Object& email) {
    const auto* type = find_member(email, "type");
    return type != nullptr && type->is_string() && equal_ignoring_case(type->get_string(), "work");
}

/// The primary one, that of work, or the first.
std::optional<std::string> read_email(Fields& fields) {
    std::optional<std::string> chosen;
    int best = 0;
    for (const auto& one : fields.list("emails").value_or(json::Array())) {
        const auto* email = one.if_object();
        auto address =
            email != nullptr ? fields.text(*email, "value", "emails.value") : std::nullopt;
        if (!address) {
            continue;
        }
        const int rank = is_primary(*email) ? 3 : is_of_work(*email) ? 2 : 1;
        if (rank > best) {
            best = rank;
            chosen = std::move(address);
        }
    }
    return chosen;
}

void read_name(Fields& fields, UserInput& user) {
    std::optional<std::string> formatted;
    if (const auto* name = fields.object("name")) {
        user.given_name = fields.text(*name, "givenName", "name.givenName");
        user.family_name = fields.text(*name, "familyName", "name.familyName");
        formatted = fields.text(*name, "formatted", "name.formatted");
    }
    const auto parts =
        fmt::format("{} {}", user.given_name.value_or(""), user.family_name.value_or(""));
    const auto display = fields.text("displayName");
    user.name = display ? *display : formatted ? *formatted : std::string(trim(parts));
    if (user.name.empty()) {
        user.name = user.user_name;
    }
    if (const auto fault = line_fault(user.name); !fault.empty()) {
        fields.refuse("name", fault);
    }
}

}  // namespace

Outcome<UserInput> read_user(const json::Object& resource) {
    Fields fields(resource);
    UserInput user;
    user.user_name = fields.required("userName");
    user.external_id = fields.text("externalId");
    user.active = fields.flag("active");
    read_name(fields, user);
    user.email = read_email(fields).value_or(user.user_name);
    if (const auto fault = email_fault(user.email); !fault.empty()) {
        fields.refuse("emails", fault + ", or the userName has to be one");
    }
    return fields.refusal() ? Outcome<UserInput>(std::unexpected(*fields.refusal()))
                            : std::move(user);
}

Outcome<GroupInput> read_group(const json::Object& resource) {
    Fields fields(resource);
    GroupInput group;
    group.name = fields.required("displayName");
    group.external_id = fields.text("externalId");
    const auto members = fields.list("members");
    if (members && members->size() > kMembersMax) {
        return std::unexpected(
            Refusal{Fault::kTooMany, fmt::format("members can be {} at most", kMembersMax)});
    }
    std::unordered_set<std::string> known;
    if (members) {
        group.members.emplace();
        for (const auto& one : *members) {
            const auto* member = one.if_object();
            const auto id =
                member != nullptr ? fields.text(*member, "value", "members.value") : std::nullopt;
            if (!id) {
                fields.refuse("members", "have to be objects with the id of a user as value");
            } else if (known.insert(*id).second) {
                group.members->push_back(*id);
            }
        }
    }
    return fields.refusal() ? Outcome<GroupInput>(std::unexpected(*fields.refusal()))
                            : std::move(group);
}

}  // namespace accord::broker::domain::scim
