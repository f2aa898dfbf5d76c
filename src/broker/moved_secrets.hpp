// Secrets that move from one broker to another: decrypted where they come from, and
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
    void treat(domain::SecretRecord& secret);
    /// Each of a page that may have secrets.
    void treat(domain::RecordPage& page);

    /// "webhook UUID: the password", "secret TOKEN", in the order in which they came, each once.
    [[nodiscard]] const std::vector<std::string>& unreadable() const { return unreadable_; }

    /// Webhooks with a secret that was read.
    [[nodiscard]] std::size_t with_secrets() const { return with_secrets_.size(); }
    /// Named secrets that were.
    [[nodiscard]] std::size_t named() const { return named_.size(); }

  private:
    std::vector<Keys> opening_;
    Keys sealing_;
    std::vector<std::string> unreadable_;
    std::vector<std::string> with_secrets_;
    std::vector<std::string> named_;
};

}  // namespace accord::broker
