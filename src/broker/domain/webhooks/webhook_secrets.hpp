// What nobody gets to see of a webhook once it is stored: passwords, and headers that carry
// credentials.
#pragma once

#include "broker/domain/webhooks/webhook.hpp"

namespace accord::broker::domain {

/// Stands in answers for what is secret; whoever sends it back leaves the secret as it is.
inline constexpr std::string_view kMask = "**********";

/// Whether what a header of that name holds is nobody's affair.
bool is_secret_header(std::string_view name);

/// Whether a value is nothing but asterisks: it stands for what is stored.
bool is_mask(std::string_view value);

/// The request with the mask for each secret. A value with a variable in it is none.
WebhookRequest with_secrets_masked(WebhookRequest request);

/// The request, with what `stored` has for each mask.
WebhookRequest with_secrets_kept(WebhookRequest request, const WebhookRequest& stored);

}  // namespace accord::broker::domain
