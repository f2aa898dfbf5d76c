// One interaction against the provider: generators applied, sent, the answer matched.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "contract/model/model.hpp"
#include "http/sender.hpp"
#include "matching/explain/body_difference.hpp"
#include "matching/rules/mismatch.hpp"
#include "verifier/options.hpp"

namespace accord::verifier {

/// What came of an interaction that was carried out.
struct Replayed {
    matching::Mismatches mismatches;
    matching::BodyDifference difference;  ///< of the bodies, where lines can show it
};

class Replayer {
  public:
    /// What is handed in by reference must outlive it.
    Replayer(ProviderOptions provider, http::Sender& sender, const Clock& clock, Random& random)
        : provider_(std::move(provider)), sender_(sender), clock_(clock), random_(random) {}

    /// The mismatches of the answer. `state_values` are what ProviderState generators may use.
    /// Errors: what is expected can't be compiled or generated, the provider does not answer, or
    /// answers a message with an error.
    Result<Replayed> replay(const contract::Interaction& interaction,
                            contract::SpecVersion version,
                            const json::Object& state_values);

  private:
    Result<Replayed> replay_http(const contract::Interaction& interaction,
                                 const contract::HttpExchange& http,
                                 contract::SpecVersion version,
                                 const json::Object& state_values);
    Result<Replayed> replay_message(const contract::Interaction& interaction,
                                    const contract::Message* request,
                                    const contract::Message& expected,
                                    contract::SpecVersion version);
    [[nodiscard]] const http::Url& address_of(const contract::Interaction& interaction) const;

    ProviderOptions provider_;
    http::Sender& sender_;
    const Clock& clock_;
    Random& random_;
};

}  // namespace accord::verifier
