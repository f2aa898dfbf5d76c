// One attempt: rendered, checked, signed, sent, logged. See http_sender.hpp.
#include "broker/webhooks/http_sender.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/webhooks/delivery_log.hpp"
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

void add_credentials(domain::DeliveryRequest& request) {
    if (!request.username && !request.password) {
        return;
    }
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

/// All texts of the outcome without what is secret.
void mask(service::DeliveryOutcome& outcome, const std::vector<std::string>& secrets) {
    const auto clean = [&](std::string& text) { text = shown_text(std::move(text), secrets); };
    clean(outcome.request.url);
    clean(outcome.error);
    outcome.request.password.reset();
    for (auto& [name, value] : outcome.request.headers) {
        value = shown_value(name, value);
        clean(value);
    }
    if (outcome.request.body) {
        clean(*outcome.request.body);
    }
    if (outcome.answer) {
        for (auto& [name, value] : outcome.answer->headers) {
            value = shown_value(name, value);
            clean(value);
        }
        clean(outcome.answer->body);
    }
}

http::ClientOptions client_options(const domain::WebhookRules& targets,
                                   const SenderSettings& settings) {
    return {
        .timeout = settings.timeout,
        .body_bytes_max = kAnswerBytesMax,
        .body_may_be_cut = true,
        .tls = {.verify = !settings.trusts_any_certificate},
        .addresses = {.public_only = true,
                      .is_excepted = [targets](std::string_view host, std::string_view address) {
                          return domain::may_call_address(host, address, targets);
                      }}};
}

}  // namespace

HttpSender::HttpSender(const Clock& clock, Rules rules, SenderSettings settings)
    : clock_(clock),
      rules_(std::move(rules)),
      settings_(std::move(settings)),
      client_(client_options(rules_.targets, settings_)) {}

service::Fields HttpSender::own_fields(const service::Delivery& delivery,
                                       const std::string& body) const {
    const auto seconds =
        std::chrono::floor<std::chrono::seconds>(clock_.now()).time_since_epoch().count();
    service::Fields fields{{std::string(domain::kDeliveryHeader), delivery.id},
                           {"webhook-timestamp", fmt::format("{}", seconds)}};
    if (!settings_.signing_key.empty()) {
        fields.emplace_back("webhook-signature",
                            sign(settings_.signing_key, delivery.id, seconds, body));
    }
    return fields;
}

bool HttpSender::is_success(int status) const {
    const auto& statuses = rules_.deliveries.success_statuses;
    return std::ranges::find(statuses, status) != statuses.end();
}

service::DeliveryOutcome HttpSender::send(const service::Delivery& delivery) {
    service::DeliveryOutcome outcome{.request = domain::render(delivery.request, delivery.values)};
    auto& request = outcome.request;
    const auto secrets = domain::secret_values(request, delivery.values);
    const bool has_body = request.body.has_value();
    const auto body = has_body                     ? *request.body
                      : takes_body(request.method) ? std::string(kNoBody)
                                                   : std::string();
    request.headers = with_usual_fields(request.headers, settings_.user_agent);
    add_credentials(request);

    DeliveryLog log(clock_, secrets);
    log.context(delivery.context);
    log.request(request);
    const auto url = http::parse_url(request.url);
    auto fault = domain::delivery_fault(request, rules_.targets);
    if (fault.empty() && !url) {
        fault = url.error().message;
    }
    const bool was_tried = fault.empty();
    if (was_tried) {
        const auto of_connection = connection_fields(*url, request, body);
        auto sent =
            client_.send(*url, to_http(request, own_fields(delivery, body), of_connection, body));
        if (sent) {
            log.sent(of_connection);
            std::ranges::copy(of_connection, std::back_inserter(request.headers));
            outcome.answer = answer_of(std::move(*sent));
            outcome.success = is_success(outcome.answer->status);
        } else {
            fault = sent.error().message;
            outcome.may_retry = sent.error().code != ErrorCode::kInvalidInput;
            outcome.is_unanswered = outcome.may_retry;
        }
    } else {
        outcome.may_retry = false;
    }
    log.body(body);
    if (outcome.answer) {
        log.answer(*outcome.answer, !rules_.targets.hosts.empty());
    } else {
        outcome.error = std::move(fault);
        log.error(outcome.error, !was_tried || !rules_.targets.hosts.empty());
    }
    log.end(outcome.success     ? delivery.success_line
            : outcome.may_retry ? delivery.failure_line
                                : "Webhook execution failed, and will not be tried again");
    outcome.logs = log.take();
    mask(outcome, secrets);
    return outcome;
}

}  // namespace accord::broker::webhooks
