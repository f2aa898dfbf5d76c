// What an accord::Verifier is inside: the options of a verification, which the test fills in.
#pragma once

#include "accord/verifier.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/sender.hpp"
#include "verification/options.hpp"
#include "verification/reach.hpp"
#include "verification/step_by_step.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace accord {

namespace dsl {

/// Verifies without a word: tests are told by their verdicts.
class NoReporter final : public verifier::Reporter {
  public:
    void pact_started(const verifier::PactResult&) override {}
    void interaction_finished(const verifier::InteractionResult&) override {}
    void finished(const verifier::VerificationResult&) override {}
};

}  // namespace dsl

struct Verifier::Impl {
    verification::Options options;
    std::map<std::string, MessageProducer> producers;  ///< by description
    std::optional<MessageProducer> any_message;
    std::function<void(ProviderRequest&)> filter;
    bool states_are_given = false;
    bool has_provider = false;
    std::optional<http::Url> webhook;  ///< the pact that it passed on
    verification::Reach reach;

    /// Made when everything was said.
    std::optional<http::ClientSender> to_provider, to_web;
    dsl::NoReporter reporter;
    SystemClock clock;
    SystemRandom random;
    std::optional<verification::StepByStep> steps;

    /// Puts in what can be said only when the test has said everything; throws PactError when
    /// something is missing.
    void make_ready();
    void take_webhooks_pact();

    /// Loads the pacts when they are not there yet.
    verification::StepByStep& loaded();
};

}  // namespace accord
