// The use cases of whoever delivers: claim one, say how it went; and of those who ask for one.
#pragma once

#include "broker/service/webhooks/sender.hpp"
#include "broker/service/work.hpp"
#include "broker/store/webhooks/deliveries.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::service {

struct ClaimedDelivery {
    store::ClaimedDelivery claimed;
    /// Nothing when it is not to be sent; `refusal` says why.
    std::optional<Delivery> delivery;
    std::string refusal = {};
    bool may_retry = false;         ///< of what is refused: the reason may go away
    std::string failure_line = {};  ///< the last line of the log then; empty: none
};

/// A delivery that is due. The claim ends by itself after a while, in case this process does.
std::optional<ClaimedDelivery> claim_delivery(Work& work,
                                              std::string_view holder,
                                              const WebhookAddresses& addresses);

/// Records the attempt, and when the next one is, if any; one that was interrupted is no attempt. A
/// target that does not answer is left
/// alone for a while, the longer the more often.
void finish_delivery(Work& work,
                     std::string_view holder,
                     const store::ClaimedDelivery& claimed,
                     const DeliveryOutcome& outcome);

/// A test of a webhook as it is, with the newest pact that it is for, or a placeholder. Error: why
/// it can't be sent.
std::expected<Delivery, std::string> test_delivery(Work& work,
                                                   const domain::Webhook& webhook,
                                                   const WebhookAddresses& addresses);

/// What is waiting to be sent.
store::DeliveryQueue delivery_queue(Work& work);

/// Sends what was triggered once more, with the same id. False when there is no such delivery, or
/// its webhook is gone.
bool redeliver(Work& work, std::string_view triggered_uuid);

}  // namespace accord::broker::service
