// The verification that a scenario prepares and runs: a provider, pacts from files or a broker,
// what the verifier is told, and what it found.
#pragma once

#include "contract/model/model.hpp"
#include "mock_broker.hpp"
#include "mock_provider.hpp"
#include "verifier/options.hpp"
#include "verifier/result.hpp"
#include "world.hpp"

#include <memory>
#include <string>
#include <vector>

namespace accord::compatibility {

struct Verification {
    MockProvider provider;
    std::vector<contract::Pact> pacts;
    std::unique_ptr<MockBroker> broker;  ///< where some of the pacts come from
    bool state_callback = false;
    bool publish = false;
    http::Headers custom_headers;

    verifier::VerificationResult result;
    std::string console;

    [[nodiscard]] std::vector<const verifier::InteractionResult*> results() const;
};

/// A pact with this one interaction to be verified from a file.
contract::Pact& add_pact(World& world, contract::Interaction interaction);

/// A pact with the interaction, named after its number, to be fetched from a broker.
void add_pact_to_broker(World& world, int number);

/// Loads the pacts from where they are and runs Accord's verifier.
void verify(World& world);

}  // namespace accord::compatibility
