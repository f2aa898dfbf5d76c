// The request and its fields, signed and sent: see http_sender.hpp.
#include "broker/webhooks/http_sender.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_rules.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/webhooks/signature.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::webhooks {
namespace {

/// What is sent where a webhook has no body, and the type where it names none: as ever.
constexpr std::string_view kNoBody = "null";
constexpr std::string_view kDefaultType = "application/x-www-form-urlencoded";

bool takes_body(std::string_view method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
}

const std::string* find_field(const service::Fields& fields, std::string_view name) {
    const auto found = std::ranges::find_if(
        fields, [&](const auto& field) { return equal_ignoring_case(field.first, name); });
    return found == fields.end() ? nullptr : &found->second;
}

/// The fields of every request first, then the webhook's own, which win.
service::Fields with_usual_fields(const service::Fields& own, const std::string& user_agent) {
    service::Fields fields{{"accept", "*/*"}, {"user-agent", user_agent}};
    for (auto& [name, value] : fields) {
        if (const auto* given = find_field(own, name)) {
            value = *given;
        }
    }
    for (const auto& field : own) {
        if (find_field(fields, field.first) == nullptr) {
            fields.push_back(field);
        }
    }
    return fields;
}

void drop_fields(service::Fields& fields, std::string_view name) {
    std::erase_if(fields,
                  [&](const auto& field) { return equal_ignoring_case(field.first, name); });
}

/// A target would take the first of two fields, or the last.
void add_credentials(domain::DeliveryRequest& request) {
    if (!request.username && !request.password) {
        return;
    }
    drop_fields(request.headers, "authorization");
    const auto credentials = base64_encode(
        fmt::format("{}:{}", request.username.value_or(""), request.password.value_or("")));
    request.headers.emplace_back("authorization", fmt::format("Basic {}", credentials));
}

/// Those that the connection adds, as they are shown.
service::Fields connection_fields(const http::Url& url,
                                  const domain::DeliveryRequest& request,
                                  const std::string& body) {
    service::Fields fields{{"host", url.origin().substr(url.scheme.size() + 3)}};
    if (!body.empty() || takes_body(request.method)) {
        fields.emplace_back("content-length", fmt::format("{}", body.size()));
    }
    if (takes_body(request.method) && find_field(request.headers, "content-type") == nullptr) {
        fields.emplace_back("content-type", std::string(kDefaultType));
    }
    return fields;
}

http::Request to_http(const domain::DeliveryRequest& request,
                      const service::Fields& own,
                      const service::Fields& of_connection,
                      const std::string& body) {
    http::Request out{.method = request.method, .body = body};
    for (const auto* fields : {&request.headers, &own}) {
        for (const auto& [name, value] : *fields) {
            out.headers.add(name, value);
        }
    }
    if (const auto* type = find_field(of_connection, "content-type")) {
        out.headers.add("content-type", *type);
    }
    return out;
}

service::DeliveryAnswer answer_of(http::Response response) {
    service::DeliveryAnswer answer{.status = response.status, .body = std::move(response.body)};
    for (const auto& [name, value] : response.headers) {
        answer.headers.emplace_back(to_lower(name), value);
    }
    return answer;
}

}  // namespace

HttpSender::HttpSender(const Clock& clock, SenderRules rules, SenderSettings settings)
    : LoggedSender(clock, std::move(rules), std::move(settings)),
      client_({.timeout = settings_.timeout,
               .body_bytes_max = kAnswerBytesMax,
               .body_may_be_cut = true,
               .tls = {.verify = !settings_.trusts_any_certificate,
                       .more_authorities = settings_.more_authorities},
               .addresses = address_policy(),
               .stop = interruption()}) {}

service::Fields HttpSender::own_fields(const Attempt& attempt) const {
    const auto& id = attempt.delivery.id;
    const auto seconds =
        std::chrono::floor<std::chrono::seconds>(clock_.now()).time_since_epoch().count();
    service::Fields fields{{std::string(domain::kDeliveryHeader), id},
                           {std::string(domain::kTimestampHeader), fmt::format("{}", seconds)}};
    const auto own =
        attempt.delivery.values.find(fmt::format("secret.{}", domain::kSigningKeySecret));
    const auto& key = own != attempt.delivery.values.end() ? own->second : settings_.signing_key;
    if (!key.empty()) {
        fields.emplace_back(domain::kSignatureHeader, sign(key, id, seconds, attempt.body));
    }
    return fields;
}

bool HttpSender::is_success(int status) const {
    const auto& statuses = rules_.deliveries.success_statuses;
    return std::ranges::find(statuses, status) != statuses.end();
}

void HttpSender::complete(Attempt& attempt) const {
    auto& request = attempt.request;
    attempt.body = request.body                 ? *request.body
                   : takes_body(request.method) ? std::string(kNoBody)
                                                : std::string();
    std::erase_if(request.headers,
                  [](const auto& field) { return domain::is_own_header(field.first); });
    request.headers = with_usual_fields(request.headers, settings_.user_agent);
    add_credentials(request);
}

std::string HttpSender::fault(const Attempt& attempt) const {
    const auto url = http::parse_url(attempt.request.url);
    return url ? "" : url.error().message;
}

Result<LoggedSender::Transmitted> HttpSender::transmit(Attempt& attempt, DeliveryLog& log) {
    auto& [delivery, request, body, secrets] = attempt;
    const auto url = http::parse_url(request.url).value();
    const auto of_connection = connection_fields(url, request, body);
    auto sent = client_.send(url, to_http(request, own_fields(attempt), of_connection, body));
    if (!sent) {
        return fail(sent.error());
    }
    log.sent(of_connection);
    std::ranges::copy(of_connection, std::back_inserter(request.headers));
    Transmitted transmitted{.answer = answer_of(std::move(*sent))};
    transmitted.is_success = is_success(transmitted.answer.status);
    return transmitted;
}

std::string HttpSender::sent_word(const domain::DeliveryRequest& request) const {
    return fmt::format("HTTP/1.1 {}", request.method);
}

std::string HttpSender::answer_line(int status) const {
    return fmt::format("HTTP/1.1 {} {}", status, http::reason_phrase(status));
}

}  // namespace accord::broker::webhooks
