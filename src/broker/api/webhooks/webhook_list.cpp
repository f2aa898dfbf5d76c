// Reads which webhooks are asked for, and writes them down with what they have sent last.
#include "broker/api/webhooks/webhook_list.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/webhooks/webhook_document.hpp"
#include "broker/service/webhooks/webhook_list.hpp"

namespace accord::broker::api {
namespace {

json::Object last_delivery(const Call& call, const service::TriggeredWebhook& last) {
    json::Object out{{"uuid", last.uuid},
                     {"status", last.status},
                     {"triggeredAt", to_iso8601(last.created_at)},
                     {"attemptsMade", last.attempts}};
    if (last.due_at) {
        out["nextAttemptAt"] = to_iso8601(*last.due_at);
    }
    out["_links"] = json::Object{{"pb:logs", link(call.urls.triggered_webhook_logs(last.uuid))}};
    return out;
}

json::Object webhook_part_document(const Call& call, const service::WebhookPart& part) {
    json::Array webhooks;
    for (const auto& [stored, last] : part.webhooks) {
        auto document = webhook_document(call.urls, stored);
        if (last) {
            document["lastDelivery"] = last_delivery(call, *last);
        }
        webhooks.push_back(std::move(document));
    }
    const auto& [all, off, failing] = part.counts;
    const auto next = part.next ? std::optional(place_values(*part.next)) : std::nullopt;
    return {{"webhooks", std::move(webhooks)},
            {"counts", {{"all", all}, {"off", off}, {"failing", failing}}},
            {"_links", portion_links(call, next)}};
}

}  // namespace

bool asks_for_webhook_part(const Call& call) {
    return given_query(call, "size") || given_query(call, "after") || given_query(call, "q");
}

http::Response list_webhook_part(Call& call) {
    FieldErrors errors;
    service::AskedWebhooks asked{.name_part = read_search(call, errors),
                                 .size = read_size(call, {}, errors)};
    if (const auto place = read_place<std::int64_t>(call, errors)) {
        asked.after = std::get<0>(*place);
    }
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        return hal(call, webhook_part_document(call, service::find_webhook_part(work, asked)));
    });
}

}  // namespace accord::broker::api
