// Webhooks, those with a masked secret disabled.
#include "broker/transfer/api/crawling.hpp"
#include "broker/transfer/api/webhook_from_api.hpp"

namespace accord::broker::transfer {
namespace {

class WebhooksCrawl {
  public:
    explicit WebhooksCrawl(Crawling& crawling)
        : crawling_(crawling), api_(crawling.api), records_(crawling.records) {}

    Result<void> run(const std::string& address) {
        const auto list = api_.get(address);
        if (!list) {
            return fail(list.error());
        }
        const auto* links = json::object_at(list->object(), "_links");
        const auto* webhooks = links != nullptr ? json::array_at(*links, "pb:webhooks") : nullptr;
        for (const auto& link : webhooks != nullptr ? *webhooks : json::Array()) {
            if (!link.is_object()) {
                continue;
            }
            const auto found = api_.get_if_there(json::string_or(link.get_object(), "href"));
            if (!found) {
                return fail(found.error());
            }
            if (*found) {
                write_webhook(webhook_from_api(**found));
            }
        }
        return {};
    }

  private:
    void write_webhook(const WebhookFromApi& webhook) {
        records_.write(webhook.record);
        for (const auto& event : webhook.events) {
            records_.write(event);
        }
        crawling_.masked_webhooks += webhook.is_masked ? 1 : 0;
    }

    Crawling& crawling_;
    ApiReader& api_;
    GatheredRecords& records_;
};

}  // namespace

Result<void> crawl_webhooks(Crawling& crawling, const std::string& address) {
    return WebhooksCrawl(crawling).run(address);
}

}  // namespace accord::broker::transfer
