// Secrets of webhooks as they are stored: sealed. Passwords, header values that are secret by their
// names, and the secrets that a webhook names itself.
#pragma once

#include "broker/domain/webhooks/webhook.hpp"
#include "broker/service/secrets/secret_keys.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace accord::broker::service {

/// Without keys, as it is.
domain::WebhookRequest sealed(domain::WebhookRequest request, const SecretKeys* keys);

struct OpenedRequest {
    domain::WebhookRequest request;       ///< what can't be read is as it was
    std::vector<std::string> unreadable;  ///< "the password", "the header x-token"
};
OpenedRequest opened(domain::WebhookRequest request, const SecretKeys* keys);

/// A secret that can't be stored, because the keys are lost.
struct UnkeptSecret {
    std::string field;  ///< "request.password"
    std::string fault;  ///< a sentence about it, naming the setting
};
/// Those that a client gives anew; what it sends back masked stays as it is.
std::vector<UnkeptSecret> unkept_secrets(domain::WebhookRequest request, const SecretKeys* keys);

struct SealReport {
    std::int64_t sealed = 0;              ///< webhooks whose secrets are under the first key now
    std::int64_t named = 0;               ///< secrets with a name of their own, likewise
    std::vector<std::string> unreadable;  ///< "webhook UUID: the password", "secret TOKEN"
};

/// Seals anew what is not sealed under the first key. A user in a URL, which only older webhooks
/// and imported ones have, becomes username and password first.
SealReport seal_all(Work& work);

}  // namespace accord::broker::service
