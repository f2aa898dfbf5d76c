// What a verification found, as data: reports, published results and exit codes are made from it.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "matching/explain/body_difference.hpp"
#include "matching/explain/mismatch_text.hpp"
#include "matching/mutate/mutate.hpp"
#include "matching/rules/mismatch.hpp"
#include "verifier/exchange/exchange.hpp"
#include "verifier/sources/source.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace accord::verifier {

/// What was being done when an interaction could not be carried on.
enum class Step {
    kReadying,     ///< our own part: values of header fields, the run itself
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
    kUnusable,        ///< could not run: what the pact says can't be compiled or generated, or
                      ///< what we send with it can't be had
    kProviderFailed,  ///< the provider was asked and gave no answer that can be judged
    kProviderAway,    ///< could not run: the provider can't be reached
};

/// How one interaction went: passed when it has neither mismatches nor an error.
struct InteractionResult {
    std::string description;
    std::vector<std::string> states;
    std::string request;  ///< "GET /products/7", or "message"
    std::string id;       ///< the broker's; empty when read from elsewhere
    std::string key;
    bool pending = false;               ///< a failure of it does not fail the run
    bool repeated = false;              ///< not run: the same interaction of an earlier pact was
    std::string test_name;              ///< of the consumer's test; empty when not known
    std::vector<std::string> comments;  ///< what the consumer wrote beside it
    std::vector<std::string> warnings;  ///< what may make the result worth less than it looks
    matching::Mismatches mismatches;
    matching::BodyDifference difference;   ///< of the bodies, where lines can show it
    std::string expected_body;             ///< where the type of the body differs
    std::shared_ptr<const Actual> actual;  ///< what the provider gave; nullptr when it gave nothing
    std::optional<Error> error;            ///< why it could not be carried out, or not to its end
    Step failed_step = Step::kExchange;    ///< where there is an error
    /// What the contract notices of changes of the answer; of those that passed, when asked for.
    std::optional<matching::MutationScore> mutation;
    std::chrono::microseconds duration{0};

    [[nodiscard]] bool passed() const { return mismatches.empty() && !error; }
    [[nodiscard]] InteractionOutcome outcome() const;
    /// Nothing was learnt about the provider: it, or who sets its states up, was not there, or was
    /// never asked.
    [[nodiscard]] bool met_nobody() const;
    /// A failure that does not count, because it is pending. Nobody is excused who was not there.
    [[nodiscard]] bool is_excused() const { return !passed() && pending && !met_nobody(); }
    /// The provider, or who sets its states up, was asked and was not there.
    [[nodiscard]] bool is_away() const;
    /// The body that the provider gave, or its first message; empty when it gave none.
    [[nodiscard]] std::string actual_body() const;

    /// Drops what no report shows, so that a long run does not keep all bodies: of the answer its
    /// body where its type differs; texts up to kKeptBytesMax, so many mismatches as
    /// kKeptMismatchesMax, with a warning where there were more.
    void keep_what_is_shown();
};

/// Of each text and of the mismatches of one interaction, until the end of the run.
inline constexpr std::size_t kKeptBytesMax = 64 * 1024;
inline constexpr std::size_t kKeptMismatchesMax = 1'000;

/// How much a report tells of each mismatch: values are not told twice where lines of the bodies
/// show them.
matching::Detail detail_of(const InteractionResult& interaction);

/// How one pact went.
struct PactResult {
    std::string consumer;
    std::string provider;
    std::string origin;
    std::string why;  ///< it is verified; notices say more, where there are any
    bool pending = false;
    bool wip = false;
    std::vector<PactNotice> notices;
    std::string results_url;
    std::string latest_result_url;
    bool is_to_be_published = false;  ///< when it is conclusive
    std::optional<Error> unreadable;  ///< it could not be fetched or read: a failure
    bool was_fetched = true;          ///< false: `unreadable`, and nobody knows what it says
    std::size_t loaded = 0;           ///< interactions in it, run or not
    std::vector<InteractionResult> interactions;

    [[nodiscard]] bool passed() const;
    /// Something of it was run, and all that was said something about the provider, so that a
    /// result may be published. One that can't be read is where it names its place for results.
    [[nodiscard]] bool is_conclusive() const;
    /// Pending, and all that did not pass of it is excused by that.
    [[nodiscard]] bool is_excused() const;
    /// Its consumer; of one that can't be read where it is from.
    [[nodiscard]] const std::string& name() const { return unreadable ? origin : consumer; }
    [[nodiscard]] bool is_from_file() const { return !origin.contains("://"); }
    /// Of all its interactions; nothing when none was changed.
    [[nodiscard]] std::optional<matching::MutationScore> mutation() const;
};

/// Of interactions. A pact that can't be read counts as one that could not run: nothing that was
/// asked for disappears from the sum. run = passed + failed + pending + state_failed, and
/// loaded >= run + could_not_run. What is pending counts there, however it failed, unless nobody
/// was there to fail.
struct Counts {
    std::size_t loaded = 0, run = 0, passed = 0, failed = 0, pending = 0;
    std::size_t state_failed = 0, could_not_run = 0;
    std::size_t repeated = 0;  ///< of those run: not sent, the same as one of an earlier pact
    bool operator==(const Counts&) const = default;

    [[nodiscard]] std::size_t tried() const { return run + could_not_run; }
    [[nodiscard]] bool has_failure() const {
        return failed > 0 || state_failed > 0 || could_not_run > 0;
    }
};

struct PactCounts {
    std::size_t loaded = 0, run = 0, passed = 0;
    bool operator==(const PactCounts&) const = default;
};

struct VerificationResult {
    Instant started_at;
    std::vector<PactResult> pacts;

    [[nodiscard]] Counts counts() const;
    [[nodiscard]] PactCounts pact_counts() const;
    /// The name in the first pact that could be read; empty when there is none.
    [[nodiscard]] std::string provider() const;
    /// Something was fetched and run, and nothing failed but what is pending.
    [[nodiscard]] bool passed() const;
    /// The first pact, when not a single one could be fetched, even if all are pending; otherwise
    /// nullptr.
    [[nodiscard]] const PactResult* nothing_fetched() const;
    /// Why the first interaction whose provider is away could not run: nothing when there is none.
    [[nodiscard]] std::optional<Error> nobody_there() const;
};

/// "5 loaded / 4 run / 3 passed / 1 failed / 0 pending", and where there are any
/// " / 1 state failed / 1 could not run".
std::string to_string(const Counts& counts);

}  // namespace accord::verifier
