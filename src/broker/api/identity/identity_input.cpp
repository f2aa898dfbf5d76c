// Reads and checks bodies: see identity_input.hpp.
#include "broker/api/identity/identity_input.hpp"

#include "broker/api/machinery/validation.hpp"
#include "broker/domain/identity/account_rules.hpp"
#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/identity/password_hash.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// Who they are at the provider where they sign in; empty is as not given.
service::DirectoryNames read_names_there(const json::Object& body, FieldErrors& errors) {
    const auto read = [&](std::string_view field) {
        auto text = read_text(body, field, {}, errors);
        return text && !text->empty() ? std::move(text) : std::nullopt;
    };
    return {.external_id = read("externalIdpId"), .user_name = read("externalIdpUsername")};
}

std::optional<std::string> read_email(const json::Object& body,
                                      Presence presence,
                                      FieldErrors& errors) {
    auto email = read_text(body, "email", {.presence = presence}, errors);
    if (email && !email->empty()) {
        if (auto fault = domain::email_fault(*email); !fault.empty()) {
            errors.add("email", std::move(fault));
        }
    }
    return email && !email->empty() ? email : std::nullopt;
}

/// As it is: no space of a password is too much.
std::optional<std::string_view> read_secret(const json::Object& body,
                                            std::string_view field,
                                            FieldErrors& errors) {
    const auto* value = json::find(body, field);
    if (value == nullptr || value->is_null()) {
        return std::nullopt;
    }
    if (!value->is_string()) {
        errors.add(field, "must be a string");
        return std::nullopt;
    }
    return value->get_string();
}

std::string required(std::string_view field,
                     std::optional<std::string_view> given,
                     FieldErrors& errors) {
    if (!given || given->empty()) {
        errors.add(field, "can't be blank");
    }
    return std::string(given.value_or(""));
}

std::optional<std::string_view> read_new_password(const json::Object& body, FieldErrors& errors) {
    const auto password = read_secret(body, "password", errors);
    if (password) {
        if (auto fault = domain::password_fault(*password); !fault.empty()) {
            errors.add("password", std::move(fault));
        }
    }
    return password;
}

std::optional<std::string> read_password_hash(const json::Object& body, FieldErrors& errors) {
    const auto password = read_new_password(body, errors);
    return password && errors.empty() ? std::optional(service::hash_password(*password))
                                      : std::nullopt;
}

/// `name`, or first and last name together.
std::optional<std::string> read_name(const json::Object& body, FieldErrors& errors) {
    auto name = read_text(body, "name", {.blank = Blank::kRefused}, errors);
    if (name) {
        return name;
    }
    const auto first = read_text(body, "firstName", {}, errors).value_or("");
    const auto last = read_text(body, "lastName", {}, errors).value_or("");
    if (first.empty() && last.empty()) {
        return std::nullopt;
    }
    return first.empty() || last.empty() ? first + last : fmt::format("{} {}", first, last);
}

std::optional<bool> read_flag(const json::Object& body,
                              std::string_view field,
                              FieldErrors& errors) {
    const auto* value = json::find(body, field);
    if (value == nullptr || value->is_null()) {
        return std::nullopt;
    }
    if (!value->is_bool()) {
        errors.add(field, "must be one of: true, false");
        return std::nullopt;
    }
    return value->get_bool();
}

/// Of texts, or of objects with a text `member`.
std::vector<std::string_view> read_texts(const json::Object& body,
                                         std::string_view field,
                                         std::string_view member,
                                         std::size_t count_max,
                                         FieldErrors& errors) {
    const auto* array = json::array_at(body, field);
    if (array == nullptr) {
        errors.add(field, "must be an array");
        return {};
    }
    if (auto fault = domain::count_fault(array->size(), count_max); !fault.empty()) {
        errors.add(field, std::move(fault));
        return {};
    }
    std::vector<std::string_view> texts;
    for (const auto& one : *array) {
        const auto* object = one.if_object();
        const auto* value = object == nullptr ? &one : json::find(*object, member);
        if (value == nullptr || !value->is_string()) {
            errors.add(field, fmt::format("must be texts, or objects with {}", member));
            return {};
        }
        texts.emplace_back(value->get_string());
    }
    return texts;
}

domain::Grants read_grants(const json::Object& body, std::string_view field, FieldErrors& errors) {
    const auto scopes =
        read_texts(body, field, "scope", domain::permission_list().size() * 2, errors);
    std::string unknown;
    const auto grants = domain::Grants::of(scopes, &unknown);
    if (!grants) {
        errors.add(field, "must be permissions that GET /admin/permissions lists");
    }
    return grants.value_or(domain::Grants());
}

void read_roles_of_new(const json::Object& body, service::NewUser& made, FieldErrors& errors) {
    made.has_default_roles = !body.contains("roles");
    if (!made.has_default_roles) {
        made.roles = read_roles(body, errors);
    }
}

}  // namespace

service::NewUser read_new_user(const json::Object& body, FieldErrors& errors) {
    service::NewUser made;
    made.there = read_names_there(body, errors);
    made.email = read_email(body, Presence::kRequired, errors);
    made.name = read_name(body, errors).value_or(made.email.value_or(""));
    made.active = read_flag(body, "active", errors).value_or(true);
    read_roles_of_new(body, made, errors);
    made.password_hash = read_password_hash(body, errors);
    return made;
}

service::UserChange read_user_change(const json::Object& body, FieldErrors& errors) {
    service::UserChange change;
    change.there = read_names_there(body, errors);
    change.email = read_email(body, Presence::kOptional, errors);
    change.name = read_name(body, errors);
    change.active = read_flag(body, "active", errors);
    change.password_hash = read_password_hash(body, errors);
    return change;
}

PasswordChange read_password_change(const json::Object& body, FieldErrors& errors) {
    PasswordChange change;
    change.current =
        required("currentPassword", read_secret(body, "currentPassword", errors), errors);
    change.wanted = required("password", read_new_password(body, errors), errors);
    return change;
}

SignIn read_sign_in(const json::Object& body, FieldErrors& errors) {
    SignIn given;
    given.email = required("email", read_secret(body, "email", errors), errors);
    given.password = required("password", read_secret(body, "password", errors), errors);
    return given;
}

service::NewUser read_invitation(const json::Object& body, FieldErrors& errors) {
    service::NewUser made;
    made.there = read_names_there(body, errors);
    made.email = read_email(body, Presence::kRequired, errors);
    made.name = read_name(body, errors).value_or(made.email.value_or(""));
    read_roles_of_new(body, made, errors);
    return made;
}

std::string read_lost_password(const json::Object& body, FieldErrors& errors) {
    return required("email", read_email(body, Presence::kRequired, errors), errors);
}

PasswordByLink read_password_by_link(const json::Object& body, FieldErrors& errors) {
    PasswordByLink given;
    given.token = required("token", read_secret(body, "token", errors), errors);
    given.password = required("password", read_new_password(body, errors), errors);
    return given;
}

service::NewUser read_new_system_account(const json::Object& body, FieldErrors& errors) {
    service::NewUser made{.type = store::kSystemAccount};
    made.name =
        read_text(body, "name", {.presence = Presence::kRequired, .blank = Blank::kRefused}, errors)
            .value_or("");
    read_roles_of_new(body, made, errors);
    return made;
}

std::vector<std::string> read_roles(const json::Object& body, FieldErrors& errors) {
    const auto texts = read_texts(body, "roles", "uuid", domain::kRolesOfUserMax, errors);
    return {texts.begin(), texts.end()};
}

service::RoleMembers read_role(const json::Object& body, FieldErrors& errors) {
    service::RoleMembers members;
    members.name =
        read_text(body, "name", {.presence = Presence::kRequired, .blank = Blank::kRefused}, errors)
            .value_or("");
    members.description = read_text(body, "description", {}, errors).value_or("");
    members.grants = read_grants(body, "permissions", errors);
    return members;
}

service::NewToken read_new_token(const json::Object& body, Instant now, FieldErrors& errors) {
    service::NewToken made;
    made.description = read_text(body,
                                 "description",
                                 {.presence = Presence::kRequired, .blank = Blank::kRefused},
                                 errors)
                           .value_or("");
    if (const auto* scopes = json::find(body, "scopes"); scopes != nullptr && !scopes->is_null()) {
        made.limited_to = read_grants(body, "scopes", errors);
    }
    if (const auto text = read_text(body, "expiresAt", {}, errors); text && !text->empty()) {
        const auto at = parse_iso8601(*text);
        if (!at) {
            errors.add("expiresAt", "must be an ISO 8601 date and time");
        } else if (*at <= now) {
            errors.add("expiresAt", "must be in the future");
        } else {
            made.expires_at = *at;
        }
    }
    return made;
}

}  // namespace accord::broker::api
