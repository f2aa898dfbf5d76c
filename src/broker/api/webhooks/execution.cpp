// Sending on demand: a webhook, saved or not, as a test; and what was triggered, once more.
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/webhooks/addresses.hpp"
#include "broker/api/webhooks/webhook_check.hpp"
#include "broker/api/webhooks/webhook_input.hpp"
#include "broker/api/webhooks/webhooks.hpp"
#include "broker/service/webhooks/deliveries.hpp"

#include <semaphore>

namespace accord::broker::api {
namespace {

constexpr std::string_view kHidden =
    "What was answered is not shown, because any host may be called: list hosts in "
    "webhook_host_whitelist to see it.";

constexpr std::string_view kTooMany = "Other webhooks are being tested. Try again in a moment.";

/// A test waits for its target; others must not have to wait for it.
constexpr std::ptrdiff_t kTestsAtOnceMax = 2;
std::counting_semaphore<kTestsAtOnceMax> tests_at_once(kTestsAtOnceMax);

/// Gives the place of a test back, however the test ends.
struct TestSlot {
    TestSlot() = default;
    TestSlot(const TestSlot&) = delete;
    ~TestSlot() { tests_at_once.release(); }
};

/// JSON where it is that, otherwise the text.
json::Value body_value(const std::string& text) {
    auto parsed = json::parse(text);
    return parsed ? std::move(*parsed) : json::Value(text);
}

json::Object fields_object(const service::Fields& fields) {
    json::Object out;
    for (const auto& [name, value] : fields) {
        out[name] = value;
    }
    return out;
}

/// Path and query.
std::string target_of(const std::string& url) {
    const auto authority = url.find("://");
    const auto slash =
        authority == std::string::npos ? std::string::npos : url.find('/', authority + 3);
    return slash == std::string::npos ? "/" : url.substr(slash);
}

json::Object execution_document(const Call& call,
                                const service::DeliveryOutcome& outcome,
                                const std::optional<std::string>& webhook_uuid) {
    json::Object request{{"headers", fields_object(outcome.request.headers)},
                         {"url", target_of(outcome.request.url)}};
    if (outcome.request.body) {
        request["body"] = body_value(*outcome.request.body);
    }
    json::Object out{{"request", std::move(request)}};
    if (call.context.use_cases.webhook_rules.hosts.empty()) {
        out["message"] = kHidden;
    } else if (outcome.answer) {
        out["response"] = {{"status", outcome.answer->status},
                           {"headers", fields_object(outcome.answer->headers)},
                           {"body", body_value(outcome.answer->body)}};
    }
    if (!outcome.answer && !call.context.use_cases.webhook_rules.hosts.empty()) {
        out["error"] = {{"message", outcome.error}};
    }
    out["logs"] = outcome.logs;
    out["success"] = outcome.success;
    json::Object links;
    if (webhook_uuid) {
        links["webhook"] = link(call.urls.webhook(*webhook_uuid));
    }
    links["try-again"] = link(call.own_address(), {.title = "Execute the webhook again"});
    out["_links"] = std::move(links);
    return out;
}

http::Response try_later(const Call& call, std::string_view message) {
    auto response = error_message(call, 503, message);
    response.headers.add("Retry-After", "1");
    return response;
}

using Prepared = std::expected<service::Delivery, std::string>;

/// Sends after the transaction that it was made in.
http::Response send(const Call& call,
                    const Prepared& prepared,
                    const std::optional<std::string>& webhook_uuid) {
    if (!prepared) {
        return error_message(call, 409, prepared.error());
    }
    if (!call.context.sender) {
        return try_later(call, "This broker does not send webhooks at present.");
    }
    if (!tests_at_once.try_acquire()) {
        return try_later(call, kTooMany);
    }
    const TestSlot slot;
    const auto outcome = call.context.sender->send(*prepared);
    return hal(call, execution_document(call, outcome, webhook_uuid));
}

}  // namespace

http::Response execute_webhook(Call& call) {
    const auto& uuid = call.parameter("uuid");
    std::optional<Prepared> delivery;
    auto missing = call.read([&](service::Work& work) {
        if (const auto found = service::find_webhook(work, uuid)) {
            delivery = service::test_delivery(work, found->webhook, webhook_addresses());
        }
        return not_found(call);
    });
    return delivery ? send(call, *delivery, uuid) : std::move(missing);
}

http::Response execute_unsaved_webhook(Call& call) {
    std::optional<Prepared> delivery;
    auto refused = call.read([&](service::Work& work) {
        spell_parties(call, work);
        const auto errors = check_webhook(call, work);
        if (errors.empty()) {
            const auto webhook = service::unsaved_webhook(read_webhook(call.body_object()));
            delivery = service::test_delivery(work, webhook, webhook_addresses());
        }
        return invalid(call, errors);
    });
    return delivery ? send(call, *delivery, std::nullopt) : std::move(refused);
}

http::Response redeliver_triggered_webhook(Call& call) {
    const auto& uuid = call.parameter("uuid");
    return call.write([&](service::Work& work) {
        return service::redeliver(work, uuid)
                   ? hal(call,
                         {{"_links",
                           {{"pb:logs",
                             link(call.urls.triggered_webhook_logs(uuid),
                                  {.title = "Webhook execution logs"})}}}},
                         202)
                   : not_found(call);
    });
}

}  // namespace accord::broker::api
