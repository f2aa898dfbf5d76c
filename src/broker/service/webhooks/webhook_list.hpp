// Webhooks a part at a time, with what each has sent last.
#pragma once

#include "broker/service/webhooks/triggered_webhooks.hpp"
#include "broker/service/webhooks/webhooks.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

struct ListedWebhook {
    StoredWebhook stored;
    std::optional<TriggeredWebhook> last;  ///< nothing: it was never sent
};

struct WebhookCounts {
    std::int64_t all = 0;
    std::int64_t off = 0;
    std::int64_t failing = 0;  ///< on, and the last delivery did not succeed
};

struct WebhookPart {
    std::vector<ListedWebhook> webhooks;  ///< in the order in which they were made
    WebhookCounts counts;                 ///< of all that are looked for
    std::optional<std::int64_t> next;     ///< the id to go on behind, when there is more
};

struct AskedWebhooks {
    std::string name_part;  ///< of what it is called or whom it is about, in any case
    std::int64_t size = 0;
    std::optional<std::int64_t> after = std::nullopt;  ///< an id; from the first on without it
};

WebhookPart find_webhook_part(Work& work, const AskedWebhooks& asked);

}  // namespace accord::broker::service
