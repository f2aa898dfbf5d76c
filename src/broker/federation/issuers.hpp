// Who signs tokens: what issuers say about themselves (OpenID Connect Discovery 1.0), and their
// keys, kept until they change.
#pragma once

#include "base/log.hpp"
#include "broker/federation/kept.hpp"
#include "broker/federation/key_set.hpp"
#include "broker/service/federation/assertion_verifier.hpp"
#include "http/client.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace accord::broker::federation {

/// What is known of an issuer.
struct Issuer {
    json::Object about;  ///< its discovery document
    KeySet keys;
};

/// Thread-safe.
class Issuers final : public service::AssertionVerifier {
  public:
    static constexpr std::chrono::seconds kTimeout{5};  ///< for each of the two requests
    static constexpr std::size_t kAnswerBytesMax = std::size_t{1024} * 1024;

    explicit Issuers(Logger& log);

    [[nodiscard]] std::optional<std::string> issuer_of(std::string_view token) const override;
    Result<json::Object> prove(std::string_view token,
                               std::string_view issuer,
                               Instant now) override;

    /// The issuer, with a key of this id if it has one. Errors: kUnavailable, kTimeout,
    /// kUnreadable, each naming the address.
    Result<std::shared_ptr<const Issuer>> find(const std::string& issuer,
                                               std::string_view key_id,
                                               Instant now);

  private:
    Kept<Issuer>& entry(const std::string& issuer);
    Result<Issuer> ask(const std::string& issuer) const;
    Result<std::string> get(const std::string& address) const;
    Result<json::Object> prove_by_keys(const JsonWebToken& token,
                                       std::string_view text,
                                       std::string_view issuer,
                                       Instant now);

    Logger& log_;
    mutable http::Client client_;
    std::mutex mutex_;
    std::map<std::string, Kept<Issuer>> known_;
};

}  // namespace accord::broker::federation
