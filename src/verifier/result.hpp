// What a verification found, as data: reports, published results and exit codes are made from it.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "matching/explain/body_difference.hpp"
#include "matching/explain/mismatch_text.hpp"
#include "matching/rules/mismatch.hpp"
#include "verifier/exchange/exchange.hpp"
#include "verifier/sources/source.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace accord::verifier {

/// What was being done when an interaction could not be carried on.
enum class Step {
    kSetUp,        ///< of its provider states
    kPreparation,  ///< what the pact says was compiled and generated
    kExchange,     ///< with the provider
    kTearDown,     ///< of its provider states
};

/// How an interaction ended.
enum class InteractionOutcome {
    kPassed,
    kMismatched,      ///< the provider answered, but not as expected
    kStateFailed,     ///< its provider states could not be set up or torn down
    kUnusable,        ///< what the pact says can't be compiled or generated
    kProviderFailed,  ///< the provider gave no answer
};

/// How one interaction went: passed when it has neither mismatches nor an error.
struct InteractionResult {
    std::string description;
    std::vector<std::string> states;
    std::string request;  ///< "GET /products/7", or "message"
    std::string id;       ///< the broker's; empty when read from elsewhere
    std::string key;
    bool pending = false;               ///< a failure of it does not fail the run
    std::string test_name;              ///< of the consumer's test; empty when not known
    std::vector<std::string> comments;  ///< what the consumer wrote beside it
    std::vector<std::string> warnings;  ///< what may make the result worth less than it looks
    matching::Mismatches mismatches;
    matching::BodyDifference difference;  ///< of the bodies, where lines can show it
    std::string expected_body;            ///< where the type of the body differs
    std::optional<Actual> actual;         ///< what the provider gave; nothing when it gave nothing
    std::optional<Error> error;           ///< why it could not be carried out, or not to its end
    Step failed_step = Step::kExchange;   ///< where there is an error
    std::chrono::microseconds duration{0};

    [[nodiscard]] bool passed() const { return mismatches.empty() && !error; }
    [[nodiscard]] InteractionOutcome outcome() const;
    /// The body that the provider gave, or its first message; empty when it gave none.
    [[nodiscard]] std::string actual_body() const;
};

/// How much a report tells of each mismatch: values are not told twice where lines of the bodies
/// show them.
matching::Detail detail_of(const InteractionResult& interaction);

/// How one pact went.
struct PactResult {
    std::string consumer;
    std::string provider;
    std::string origin;
    bool pending = false;
    bool wip = false;
    std::vector<PactNotice> notices;
    std::string results_url;
    std::optional<Error> unreadable;  ///< it could not be read: a failure
    std::size_t loaded = 0;           ///< interactions in it, run or not
    std::vector<InteractionResult> interactions;

    [[nodiscard]] bool passed() const;
};

/// `loaded` counts a pact that can't be read as one interaction, which failed: nothing that was
/// asked for disappears from the sum. loaded >= run = passed + failed + pending.
struct Counts {
    std::size_t loaded = 0, run = 0, passed = 0, failed = 0, pending = 0;
    bool operator==(const Counts&) const = default;
};

struct VerificationResult {
    Instant started_at;
    std::vector<PactResult> pacts;

    [[nodiscard]] Counts counts() const;
    /// Something was run, and nothing failed but what is pending.
    [[nodiscard]] bool passed() const;
};

/// "5 loaded / 4 run / 3 passed / 1 failed / 0 pending"
std::string to_string(const Counts& counts);

}  // namespace accord::verifier
