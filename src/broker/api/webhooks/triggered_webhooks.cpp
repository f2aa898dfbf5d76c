// Documents of what webhooks triggered.
#include "broker/api/webhooks/triggered_webhooks.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/domain/webhooks/webhook.hpp"
#include "broker/service/webhooks/triggered_webhooks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

using service::TriggeredWebhook;

constexpr std::string_view kNotExecutedYet =
    "Webhook has not executed yet. Please retry in a few seconds.";

service::Pair pair_of_webhooks(const Call& call) {
    return {call.parameter("consumer"), call.parameter("provider")};
}

/// What it is called, as far as the webhook is still there.
std::string name_of_triggered(const TriggeredWebhook& triggered) {
    return triggered.webhook_uuid ? domain::request_name(*triggered.method, *triggered.url) : "";
}

json::Object triggered_document(const Call& call, const TriggeredWebhook& triggered) {
    const auto name = name_of_triggered(triggered);
    const auto logs = call.urls.triggered_webhook_logs(triggered.uuid);
    json::Object links{{"pb:logs", link(logs, {.title = "Webhook execution logs", .name = name})},
                       {"logs", link(logs, {.title = "DEPRECATED - Use pb:logs", .name = name})}};
    if (triggered.webhook_uuid) {
        links["pb:webhook"] =
            link(call.urls.webhook(*triggered.webhook_uuid), {.title = "Webhook", .name = name});
    }
    json::Object out;
    if (!name.empty()) {
        out["name"] = name;
    }
    out["status"] = triggered.status;
    out["attemptsMade"] = triggered.attempts;
    out["attemptsRemaining"] = service::attempts_remaining(call.context.use_cases, triggered);
    out["triggerType"] = triggered.trigger_type;
    out["eventName"] = triggered.event;
    out["triggeredAt"] = to_iso8601(triggered.created_at);
    out["_links"] = std::move(links);
    return out;
}

json::Object party_document(std::string_view name, const std::optional<std::string>& version) {
    json::Object party{{"name", name}};
    if (version) {
        party["version"] = json::Object{{"number", *version}};
    }
    return party;
}

/// The same with whom it is about, when it is sent next, and how to have it sent again.
json::Object detailed_document(const Call& call, const TriggeredWebhook& triggered) {
    auto out = triggered_document(call, triggered);
    out["uuid"] = triggered.uuid;
    out["consumer"] = party_document(triggered.consumer, triggered.consumer_version);
    out["provider"] = party_document(triggered.provider, triggered.provider_version);
    if (triggered.due_at) {
        out["nextAttemptAt"] = to_iso8601(*triggered.due_at);
    }
    out.at("_links").get_object()["pb:redeliver"] =
        link(call.urls.redelivery(triggered.uuid), {.title = "Send it again"});
    return out;
}

json::Object embedded(const Call& call, const std::vector<TriggeredWebhook>& all) {
    json::Array documents;
    for (const auto& triggered : all) {
        documents.push_back(triggered_document(call, triggered));
    }
    return {{"triggeredWebhooks", std::move(documents)}};
}

http::Response triggered_list(const Call& call,
                              const std::optional<std::vector<TriggeredWebhook>>& all,
                              std::string_view by) {
    if (!all) {
        return not_found(call);
    }
    const auto title = fmt::format("Webhooks triggered by the publication of {}", by);
    return hal(call,
               {{"_embedded", embedded(call, *all)},
                {"_links", {{"self", link(call.own_address(), {.title = title})}}}});
}

/// How many there are of each status. Those that work or failed are always told.
json::Object status_summary(const std::vector<TriggeredWebhook>& all) {
    const auto count = [&](std::string_view status) {
        return std::ranges::count(all, status, &TriggeredWebhook::status);
    };
    json::Object summary{{"successful", count("success")}, {"failed", count("failure")}};
    if (const auto retrying = count("retrying"); retrying > 0) {
        summary["retrying"] = retrying;
    }
    if (const auto not_run = count("not_run"); not_run > 0) {
        summary["notRun"] = not_run;
    }
    return summary;
}

json::Array error_logs(const Call& call, const std::vector<TriggeredWebhook>& all) {
    json::Array links;
    for (const auto& triggered : all) {
        if (triggered.status == "failure" || triggered.status == "retrying") {
            links.push_back(link(call.urls.triggered_webhook_logs(triggered.uuid),
                                 {.title = "Error logs", .name = name_of_triggered(triggered)}));
        }
    }
    return links;
}

json::Object status_document(const Call& call, const std::vector<TriggeredWebhook>& all) {
    const auto [consumer, provider] = pair_of_webhooks(call);
    const auto pair = call.urls.pair(consumer, provider);
    json::Object links{
        {"self", link(call.own_address(), {.title = "Webhooks status"})},
        {"pb:error-logs", error_logs(call, all)},
        {"pb:pact-webhooks",
         link(pair.webhooks(),
              {.title =
                   fmt::format("Webhooks for the pact between {} and {}", consumer, provider)})}};
    if (!all.empty()) {
        const auto& version = all.back().consumer_version;
        links["pb:pact-version"] =
            link(pair.pact(version).own(),
                 {.title = "Pact",
                  .name = fmt::format("Pact between {} ({}) and {}", consumer, version, provider)});
    }
    links["pb:consumer"] =
        link(call.urls.pacticipant(consumer), {.title = "Consumer", .name = consumer});
    links["pb:provider"] =
        link(call.urls.pacticipant(provider), {.title = "Provider", .name = provider});
    return {{"summary", status_summary(all)},
            {"_embedded", embedded(call, all)},
            {"_links", std::move(links)}};
}

void add_how_it_stands(const Call& call, const TriggeredWebhook& triggered, json::Object& out) {
    out["status"] = triggered.status;
    out["attemptsMade"] = triggered.attempts;
    out["attemptsRemaining"] = service::attempts_remaining(call.context.use_cases, triggered);
    out["triggeredAt"] = to_iso8601(triggered.created_at);
    if (triggered.due_at) {
        out["nextAttemptAt"] = to_iso8601(*triggered.due_at);
    }
}

std::string logs_as_text(const std::vector<service::WebhookExecution>& executions) {
    std::string all;
    for (const auto& execution : executions) {
        all += (all.empty() ? "" : "\n") + execution.logs;
    }
    return all.empty() ? std::string(kNotExecutedYet) : all;
}

json::Object logs_document(const Call& call, const service::TriggeredWebhookLogs& found) {
    json::Array executions;
    for (const auto& execution : found.executions) {
        executions.push_back(json::Object{{"success", execution.success},
                                          {"logs", execution.logs},
                                          {"createdAt", to_iso8601(execution.created_at)}});
    }
    const auto& triggered = found.triggered;
    json::Object links{{"self", link(call.own_address(), {.title = "Triggered webhook logs"})}};
    if (triggered.webhook_uuid) {
        links["pb:webhook"] =
            link(call.urls.webhook(*triggered.webhook_uuid), {.title = "Webhook"});
    }
    json::Object out{{"eventName", triggered.event},
                     {"consumerName", triggered.consumer},
                     {"consumerVersionNumber", triggered.consumer_version},
                     {"providerName", triggered.provider}};
    if (triggered.provider_version) {
        out["providerVersionNumber"] = *triggered.provider_version;
    }
    add_how_it_stands(call, triggered, out);
    out["executions"] = std::move(executions);
    out["_embedded"] = json::Object{{"triggeredWebhook", {{"uuid", triggered.uuid}}}};
    out["_links"] = std::move(links);
    return out;
}

}  // namespace

http::Response list_triggered_by_pact(Call& call) {
    return call.read([&](service::Work& work) {
        const auto pair = pair_of_webhooks(call);
        const auto& version = call.parameter("version");
        return triggered_list(
            call,
            service::triggered_by_pact(work, pair, version),
            fmt::format("the pact between {} ({}) and {}", pair.consumer, version, pair.provider));
    });
}

http::Response list_triggered_by_webhook(Call& call) {
    FieldErrors errors;
    const auto size = read_size(call, {}, errors);
    const auto place = read_place<std::int64_t>(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto before = place ? std::optional(std::get<0>(*place)) : std::nullopt;
        const auto part = service::triggered_by_webhook(work, call.parameter("uuid"), size, before);
        if (!part) {
            return not_found(call);
        }
        json::Array documents;
        for (const auto& triggered : part->triggered) {
            documents.push_back(detailed_document(call, triggered));
        }
        const auto next = part->next ? std::optional(place_values(*part->next)) : std::nullopt;
        return hal(call,
                   {{"_embedded", {{"triggeredWebhooks", std::move(documents)}}},
                    {"_links", portion_links(call, next)}});
    });
}

http::Response list_triggered_by_result(Call& call) {
    const auto number = call.number("number");
    if (!number) {
        return not_found(call);
    }
    return call.read([&](service::Work& work) {
        return triggered_list(call,
                              service::triggered_by_result(
                                  work, pair_of_webhooks(call), call.parameter("sha"), *number),
                              fmt::format("verification result {}", *number));
    });
}

http::Response get_webhook_status(Call& call) {
    return call.read([&](service::Work& work) {
        const auto all = service::latest_triggered(work, pair_of_webhooks(call));
        return all ? hal(call, status_document(call, *all)) : no_pacticipant(call, all.error());
    });
}

http::Response get_triggered_webhook_logs(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_triggered_logs(work, call.parameter("uuid"));
        if (!found) {
            return not_found(call);
        }
        return call.media_type == kTextPlain ? text(kTextPlain, logs_as_text(found->executions))
                                             : hal(call, logs_document(call, *found));
    });
}

}  // namespace accord::broker::api
