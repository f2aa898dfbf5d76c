// Looks at all webhooks briefly, and at those that are shown closely. Where a webhook sends to is
// not searched but for the host, which its name has: addresses have secrets in them.
#include "broker/service/webhooks/webhook_list.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/webhooks/webhook_standings.hpp"

#include <unordered_map>

namespace accord::broker::service {
namespace {

using store::WebhookStanding;

bool is_called(const WebhookStanding& one, std::string_view part) {
    const auto fits = [&](std::string_view text) { return fold_case(text).contains(part); };
    const auto is_named = [&](const std::optional<std::string>& name) {
        return name && fits(*name);
    };
    return fits(one.description) || fits(domain::request_name(one.method, one.url)) ||
           is_named(one.consumer) || is_named(one.consumer_label) || is_named(one.provider) ||
           is_named(one.provider_label);
}

bool is_failing(const WebhookStanding& one) {
    return one.enabled && (one.last_status == "failure" || one.last_status == "retrying");
}

std::vector<ListedWebhook> read_closely(Work& work, const std::vector<WebhookStanding>& shown) {
    std::vector<std::int64_t> ids;
    std::vector<std::int64_t> last_ids;
    std::unordered_map<std::int64_t, std::int64_t> last_of;
    for (const auto& one : shown) {
        ids.push_back(one.id);
        if (one.last_triggered_id) {
            last_ids.push_back(*one.last_triggered_id);
            last_of.emplace(one.id, *one.last_triggered_id);
        }
    }
    std::unordered_map<std::int64_t, TriggeredWebhook> triggered;
    for (auto& one : store::find_triggered_webhooks(work.session, last_ids)) {
        const auto id = one.id;
        triggered.emplace(id, std::move(one));
    }
    std::vector<ListedWebhook> webhooks;
    for (auto& stored : store::find_webhooks(work.session, ids)) {
        auto& listed = webhooks.emplace_back(ListedWebhook{.stored = std::move(stored)});
        if (const auto last = last_of.find(listed.stored.id); last != last_of.end()) {
            listed.last = std::move(triggered.at(last->second));
        }
    }
    return webhooks;
}

}  // namespace

WebhookPart find_webhook_part(Work& work, const AskedWebhooks& asked) {
    const auto name_part = fold_case(asked.name_part);
    WebhookPart part;
    std::vector<WebhookStanding> shown;
    for (auto& one : store::list_webhook_standings(work.session)) {
        if (!is_called(one, name_part)) {
            continue;
        }
        ++part.counts.all;
        part.counts.off += one.enabled ? 0 : 1;
        part.counts.failing += is_failing(one) ? 1 : 0;
        if (one.id > asked.after.value_or(0) && std::ssize(shown) <= asked.size) {
            shown.push_back(std::move(one));
        }
    }
    if (std::ssize(shown) > asked.size) {
        shown.pop_back();
        part.next = shown.back().id;
    }
    part.webhooks = read_closely(work, shown);
    return part;
}

}  // namespace accord::broker::service
