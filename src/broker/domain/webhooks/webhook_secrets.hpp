// What nobody gets to see of a webhook once it is stored: passwords, and headers that carry
// credentials.
#pragma once

#include "broker/domain/webhooks/webhook.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace accord::broker::domain {

/// Stands in answers for what is secret; whoever sends it back leaves the secret as it is.
inline constexpr std::string_view kMask = "**********";

/// Whether what a header of that name holds is nobody's affair.
bool is_secret_header(std::string_view name);

/// Whether it can be that of a secret, of a webhook's own or of all: letters, digits and _.
bool is_secret_name(std::string_view name);
/// What is wrong with a name that is none.
std::string secret_name_fault();

/// The names of secrets of all that a text uses: "TOKEN" of "${user.TOKEN}".
std::set<std::string> named_secrets_in(std::string_view text);

/// Whether what a variable of this name stands for is secret: "secret.TOKEN", "user.TOKEN".
bool is_secret_variable(std::string_view name);

/// The secret of this name signs the deliveries of its webhook, in place of the operator's key.
inline constexpr std::string_view kSigningKeySecret = "SIGNING_KEY";

/// What signs: after "whsec_" base64, otherwise the text as it is. Nothing for what is neither.
std::optional<std::string> signing_key_bytes(std::string_view key);
inline constexpr std::string_view kSigningKeyFault =
    "is no signing key: base64 comes after whsec_, and anything else is taken as it is";

/// Whether a value is nothing but asterisks: it stands for what is stored.
bool is_mask(std::string_view value);

/// The request with the mask for each secret. A value with a variable in it is none.
WebhookRequest with_secrets_masked(WebhookRequest request);

/// Puts what stands before the host of the URL into username and password, where they are not
/// shown. False when there is nothing, or the request has other credentials.
bool take_user_from_url(WebhookRequest& request);

/// The request, with what `stored` has for each mask.
WebhookRequest with_secrets_kept(WebhookRequest request, const WebhookRequest& stored);

}  // namespace accord::broker::domain
