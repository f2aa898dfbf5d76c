// Secrets of webhooks that move from one broker to another: decrypted where they come from, and
// encrypted where they go.
#pragma once

#include "broker/domain/transfer/records.hpp"
#include "broker/service/secrets/secret_keys.hpp"

#include <memory>
#include <string>
#include <vector>

namespace accord::broker {

class MovedSecrets {
  public:
    using Keys = std::shared_ptr<const service::SecretKeys>;

    /// Any of `opening` may decrypt, `sealing` encrypts; without it, secrets become plain texts.
    MovedSecrets(std::vector<Keys> opening, Keys sealing);

    /// What none of the keys opens stays as it is.
    void treat(domain::WebhookRecord& webhook);

    /// "webhook UUID: the password", in the order in which they came, each once.
    [[nodiscard]] const std::vector<std::string>& unreadable() const { return unreadable_; }

    /// Webhooks with a secret that was read.
    [[nodiscard]] std::size_t with_secrets() const { return with_secrets_.size(); }

  private:
    std::vector<Keys> opening_;
    Keys sealing_;
    std::vector<std::string> unreadable_;
    std::vector<std::string> with_secrets_;
};

}  // namespace accord::broker
