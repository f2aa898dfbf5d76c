// Checks a body about a secret: see secret_input.hpp. No sentence repeats a value.
#include "broker/api/secrets/secret_input.hpp"

#include "broker/api/machinery/validation.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

std::string value_fault(const json::Value& value) {
    if (!value.is_string()) {
        return "must be a string";
    }
    const std::string_view text = value.get_string();
    if (text.size() > domain::kWebhookHeaderBytesMax) {
        return fmt::format("cannot be longer than {} bytes", domain::kWebhookHeaderBytesMax);
    }
    return text.find('\0') != text.npos ? "cannot contain NUL characters" : "";
}

/// Several lines are allowed, for keys.
std::optional<std::string> read_value(const json::Object& body, FieldErrors& errors) {
    const auto* value = json::find(body, "value");
    if (value == nullptr || value->is_null()) {
        return std::nullopt;
    }
    if (auto fault = value_fault(*value); !fault.empty()) {
        errors.add("value", std::move(fault));
        return std::nullopt;
    }
    auto text = json::text_of(*value);
    return text.empty() || domain::is_mask(text) ? std::nullopt : std::optional(std::move(text));
}

/// Null: it is everybody's. Whether there is such a team is for the use case.
std::optional<std::optional<std::string>> read_owner(const json::Object& body,
                                                     FieldErrors& errors) {
    const auto* team = json::find(body, "teamUuid");
    if (team == nullptr) {
        return std::nullopt;
    }
    if (!team->is_null() && !team->is_string()) {
        errors.add("teamUuid", "must be a string");
    }
    return json::text_at(body, "teamUuid");
}

service::SecretMembers read_secret_members(const json::Object& body,
                                           Presence presence,
                                           FieldErrors& errors) {
    service::SecretMembers members{
        .name = read_text(body, "name", {.presence = presence, .blank = Blank::kRefused}, errors),
        .description = read_text(body, "description", {}, errors),
        .value = read_value(body, errors),
        .team = read_owner(body, errors)};
    if (members.name && !members.name->empty() && !domain::is_secret_name(*members.name)) {
        errors.add("name", domain::secret_name_fault());
    }
    return members;
}

}  // namespace

service::SecretMembers read_new_secret(const json::Object& body, FieldErrors& errors) {
    auto members = read_secret_members(body, Presence::kRequired, errors);
    if (!members.value && errors.empty()) {
        errors.add("value", "must be filled");
    }
    return members;
}

service::SecretMembers read_changed_secret(const json::Object& body, FieldErrors& errors) {
    return read_secret_members(body, Presence::kOptional, errors);
}

}  // namespace accord::broker::api
