// Checks a body about a webhook as the original does, sentence by sentence.
#include "base/text.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/api/webhooks/webhook_input.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/mail/mail.hpp"
#include "broker/domain/webhooks/webhook_rules.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/domain/webhooks/webhook_url.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"
#include "http/field_syntax.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace accord::broker::api {
namespace {

bool is_given(const json::Value* value) { return value != nullptr && !value->is_null(); }

void check_label(const json::Value& label, const std::string& field, FieldErrors& errors) {
    if (!label.is_string()) {
        return errors.add(field, "must be a string");
    }
    const std::string_view text = label.get_string();
    auto fault = is_blank(text) ? std::string("cannot be blank") : domain::line_fault(text);
    if (!fault.empty()) {
        errors.add(field, std::move(fault));
    }
}

void check_name(const json::Value* name,
                const std::string& field,
                const IsKnown& is_known,
                FieldErrors& errors) {
    if (!is_given(name)) {
        return errors.add(field, "cannot be blank");
    }
    if (!name->is_string()) {
        return errors.add(field, "must be a string");
    }
    const std::string_view text = name->get_string();
    if (is_blank(text)) {
        return errors.add(field, "cannot be blank");
    }
    if (!domain::line_fault(text).empty() || !is_known(text)) {
        errors.add(field, "does not match an existing pacticipant");
    }
}

void check_party(const json::Object& body,
                 const std::string& role,
                 const IsKnown& is_known,
                 FieldErrors& errors) {
    const auto* value = json::find(body, role);
    if (!is_given(value)) {
        return;
    }
    const auto* party = value->if_object();
    if (party == nullptr) {
        return errors.add(role, "must be a hash");
    }
    const auto* name = json::find(*party, "name");
    const auto* label = json::find(*party, "label");
    if (!is_given(label)) {
        return check_name(name, role + ".name", is_known, errors);
    }
    if (is_given(name)) {
        return errors.add(role + ".label", "name and label cannot be provided at the same time");
    }
    check_label(*label, role + ".label", errors);
}

void check_method(const json::Object& request,
                  const domain::WebhookRules& rules,
                  FieldErrors& errors) {
    FieldErrors found;
    const auto method = read_text(request, "method", {.presence = Presence::kRequired}, found);
    if (method && found.empty()) {
        if (auto fault = domain::method_fault(*method, rules); !fault.empty()) {
            found.add("method", std::move(fault));
        }
    }
    errors.add_below("request", found);
}

void check_url(const json::Object& request,
               const domain::WebhookRules& rules,
               FieldErrors& errors) {
    FieldErrors found;
    const auto url =
        read_text(request,
                  "url",
                  {.presence = Presence::kRequired, .bytes_max = domain::kWebhookUrlBytesMax},
                  found);
    if (url && found.empty()) {
        for (auto& fault : domain::url_faults(*url, rules)) {
            found.add("url", std::move(fault));
        }
        if (domain::has_user(*url)) {
            found.add("url",
                      "cannot have a user in it, for it is shown: use username and password");
        }
    }
    errors.add_below("request", found);
}

/// The sentence about one header, after its name; empty when there is none.
std::string header_fault(std::string_view name, const json::Value& value) {
    if (!http::is_token(name)) {
        return "is not a name of a header";
    }
    if (domain::is_own_header(name)) {
        return "is set by the broker";
    }
    if (!value.is_string()) {
        return "must be a string";
    }
    const std::string_view text = value.get_string();
    if (text.size() > domain::kWebhookHeaderBytesMax) {
        return fmt::format("cannot be longer than {} bytes", domain::kWebhookHeaderBytesMax);
    }
    return http::is_field_value(text) ? "" : "cannot contain control characters";
}

void check_headers(const json::Object& request, FieldErrors& errors) {
    constexpr std::string_view kField = "request.headers";
    const auto* value = json::find(request, "headers");
    if (!is_given(value)) {
        return;
    }
    const auto* headers = value->if_object();
    if (headers == nullptr) {
        return errors.add(kField, "must be a hash");
    }
    if (auto fault = domain::count_fault(headers->size(), domain::kWebhookHeadersMax);
        !fault.empty()) {
        return errors.add(kField, std::move(fault));
    }
    std::set<std::string> names;
    for (const auto& [name, header] : *headers) {
        if (const auto fault = header_fault(name, header); !fault.empty()) {
            errors.add(kField, fmt::format("{} {}", std::string_view(name), fault));
        } else if (!names.insert(to_lower(name)).second) {
            errors.add(kField, fmt::format("{} is given twice", std::string_view(name)));
        }
    }
}

void check_credentials(const json::Object& request, FieldErrors& errors) {
    FieldErrors found;
    for (const auto* field : {"username", "password"}) {
        read_text(request, field, {.bytes_max = domain::kWebhookHeaderBytesMax}, found);
    }
    errors.add_below("request", found);
}

/// The sentence about one secret, after its name; empty when there is none.
std::string secret_fault(std::string_view name, const json::Value& value) {
    if (!domain::is_secret_name(name)) {
        return domain::secret_name_fault();
    }
    if (!value.is_string()) {
        return "must be a string";
    }
    const std::string_view text = value.get_string();
    if (text.size() > domain::kWebhookHeaderBytesMax) {
        return fmt::format("cannot be longer than {} bytes", domain::kWebhookHeaderBytesMax);
    }
    const bool is_bad_key = name == domain::kSigningKeySecret && !domain::signing_key_bytes(text);
    return is_bad_key ? std::string(domain::kSigningKeyFault) : "";
}

/// "${secret.NAME}" stands for one of the request's own secrets.
void check_secret_variables(const json::Object& request,
                            const SecretNames& known,
                            FieldErrors& errors) {
    for (const auto& name : domain::variables_in(json::write_compact(request), "secret.")) {
        if (!known.contains(name)) {
            errors.add("request.secrets",
                       fmt::format("has no {0}, which ${{secret.{0}}} stands for", name));
        }
    }
}

void check_secrets(const json::Object& request, const SecretNames& stored, FieldErrors& errors) {
    constexpr std::string_view kField = "request.secrets";
    const auto* value = json::find(request, "secrets");
    if (!is_given(value)) {
        return check_secret_variables(request, value == nullptr ? stored : SecretNames(), errors);
    }
    const auto* secrets = value->if_object();
    if (secrets == nullptr) {
        return errors.add(kField, "must be a hash");
    }
    SecretNames known;
    if (auto fault = domain::count_fault(secrets->size(), domain::kWebhookSecretsMax);
        !fault.empty()) {
        return errors.add(kField, std::move(fault));
    }
    for (const auto& [name, secret] : *secrets) {
        known.emplace(name);
        const bool is_unknown_mask = secret.is_string() &&
                                     domain::is_mask(std::string_view(secret.get_string())) &&
                                     !stored.contains(std::string_view(name));
        if (const auto fault = secret_fault(name, secret); !fault.empty()) {
            errors.add(kField, fmt::format("{} {}", std::string_view(name), fault));
        } else if (is_unknown_mask) {
            errors.add(kField,
                       fmt::format("{} is masked, and none of that name is stored: give its value",
                                   std::string_view(name)));
        }
    }
    check_secret_variables(request, known, errors);
}

bool says_json(const json::Object& request) {
    const auto* headers = json::object_at(request, "headers");
    return headers != nullptr && std::ranges::any_of(*headers, [](const auto& header) {
               return domain::says_json(header.key(), json::text_of(header.value()));
           });
}

/// A text that is said to be JSON is so, whatever its variables stand for.
void check_body(const json::Object& request, FieldErrors& errors) {
    const auto* body = json::find(request, "body");
    if (body == nullptr || !body->is_string() || !says_json(request)) {
        return;
    }
    const auto parsed = json::parse(domain::with_variables_as(json::text_of(*body), "0"));
    if (!parsed) {
        errors.add(
            "request.body",
            fmt::format("is not JSON, which its Content-Type says: {}", parsed.error().message));
    }
}

/// What is sent to a mail server has to be a message.
void check_mail(const json::Object& request, FieldErrors& errors) {
    if (!domain::is_mail_url(json::string_or(request, "url"))) {
        return;
    }
    std::vector<std::pair<std::string, std::string>> headers;
    if (const auto* given = json::object_at(request, "headers")) {
        for (const auto& [name, value] : *given) {
            headers.emplace_back(to_lower(name), value.is_string() ? json::text_of(value) : "");
        }
    }
    for (auto& fault : domain::mail_faults(headers)) {
        errors.add("request.headers", std::move(fault));
    }
}

void check_request(const json::Object& body,
                   const domain::WebhookRules& rules,
                   const SecretNames& stored,
                   FieldErrors& errors) {
    constexpr std::string_view kField = "request";
    const auto* value = json::find(body, kField);
    if (value == nullptr) {
        return errors.add(kField, "is missing");
    }
    if (value->is_null() || *value == json::Value(json::Object())) {
        return errors.add(kField, "must be filled");
    }
    const auto* request = value->if_object();
    if (request == nullptr) {
        return errors.add(kField, "must be a hash");
    }
    if (json::write_compact(*value).size() > domain::kWebhookRequestBytesMax) {
        return errors.add(
            kField, fmt::format("cannot be longer than {} bytes", domain::kWebhookRequestBytesMax));
    }
    check_method(*request, rules, errors);
    check_url(*request, rules, errors);
    check_headers(*request, errors);
    check_credentials(*request, errors);
    check_secrets(*request, stored, errors);
    check_body(*request, errors);
    check_mail(*request, errors);
}

/// The sentence about one event; empty when it is one.
std::string event_fault(const json::Value& event) {
    const auto* object = event.if_object();
    if (object == nullptr) {
        return "must be a hash";
    }
    const auto* name = json::find(*object, "name");
    if (name == nullptr) {
        return "name is missing";
    }
    if (name->is_null()) {
        return "name must be filled";
    }
    if (!name->is_string()) {
        return "name must be a string";
    }
    if (domain::parse_event_kind(name->get_string())) {
        return "";
    }
    std::vector<std::string_view> names;
    std::ranges::transform(domain::all_event_kinds(), std::back_inserter(names), domain::to_string);
    return fmt::format("name must be one of: {}", fmt::join(names, ", "));
}

void check_events(const json::Object& body, FieldErrors& errors) {
    constexpr std::string_view kField = "events";
    const auto* value = json::find(body, kField);
    if (!is_given(value)) {
        return;
    }
    const auto* events = value->if_array();
    if (events == nullptr) {
        return errors.add(kField, "must be an array");
    }
    if (events->empty()) {
        return errors.add(kField, "size cannot be less than 1");
    }
    if (auto fault = domain::count_fault(events->size(), domain::kWebhookEventsMax);
        !fault.empty()) {
        return errors.add(kField, std::move(fault));
    }
    for (std::size_t i = 0; i < events->size(); ++i) {
        if (const auto fault = event_fault((*events)[i]); !fault.empty()) {
            errors.add(kField, fmt::format("{} (at index {})", fault, i));
        }
    }
}

void check_uuid(const json::Object& body, FieldErrors& errors) {
    const auto uuid = read_text(body, "uuid", {}, errors);
    if (!uuid) {
        return;
    }
    if (auto fault = domain::uuid_fault(*uuid); !fault.empty()) {
        errors.add("uuid", std::move(fault));
    }
}

void check_enabled(const json::Object& body, FieldErrors& errors) {
    const auto* enabled = json::find(body, "enabled");
    if (is_given(enabled) && !enabled->is_bool()) {
        errors.add("enabled", "must be boolean");
    }
}

void check_team(const json::Object& body, const IsTeam& is_team, FieldErrors& errors) {
    const auto* team = json::find(body, "teamUuid");
    if (!is_given(team)) {
        return;
    }
    if (!team->is_string()) {
        return errors.add("teamUuid", "must be a string");
    }
    if (!is_team(team->get_string())) {
        errors.add("teamUuid", "does not match an existing team");
    }
}

}  // namespace

FieldErrors check_webhook(const json::Object& body,
                          const domain::WebhookRules& rules,
                          const IsKnown& is_known,
                          const IsTeam& is_team,
                          const SecretNames& stored) {
    FieldErrors errors;
    check_uuid(body, errors);
    read_text(body, "description", {}, errors);
    check_party(body, "consumer", is_known, errors);
    check_party(body, "provider", is_known, errors);
    check_enabled(body, errors);
    check_request(body, rules, stored, errors);
    check_events(body, errors);
    check_team(body, is_team, errors);
    return errors;
}

}  // namespace accord::broker::api
