// What came of a mock server: which interactions were used, and what else was asked of it.
#pragma once

#include "contract/model/model.hpp"
#include "matching/explain/body_difference.hpp"
#include "matching/rules/mismatch.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace accord::mock {

/// A request that no interaction answers.
struct Unmatched {
    /// kMismatch: method and path are those of an interaction, other things are not.
    enum class Kind { kMismatch, kUnexpected };

    Kind kind = Kind::kUnexpected;
    contract::HttpRequest request;        ///< its body cut after MockRecord::kBodyBytesMax
    std::optional<std::size_t> nearest;   ///< place of the interaction that differs least
    matching::Mismatches mismatches;      ///< against that one, the first of them
    std::size_t more_mismatches = 0;      ///< beyond those kept in `mismatches`
    matching::BodyDifference difference;  ///< of the bodies, against that one

    /// Another interaction that is about as near.
    struct Other {
        std::size_t place;
        std::size_t differences;
    };
    std::vector<Other> others;
    std::uint64_t times = 1;
};

/// A snapshot. Places are those in the pact's list of interactions.
struct MockOutcome {
    std::vector<std::uint64_t> matched_times;
    std::vector<Unmatched> unmatched;
    std::uint64_t more_unmatched = 0;  ///< beyond those kept in `unmatched`

    [[nodiscard]] std::vector<std::size_t> missing() const;
    [[nodiscard]] bool all_matched() const;
};

/// Collects the outcome while the server runs. Its memory does not grow with the number of
/// requests: equal failures are counted, and only so many different ones kept. Thread-safe.
class MockRecord {
  public:
    static constexpr std::size_t kUnmatchedMax = 100;
    static constexpr std::size_t kBodyBytesMax = 64 * 1024;
    static constexpr std::size_t kMismatchesMax = 1000;      ///< of one request
    static constexpr std::size_t kValueBytesMax = 8 * 1024;  ///< of a value in a mismatch

    explicit MockRecord(std::size_t interactions) : matched_times_(interactions) {}

    void add_match(std::size_t place);
    void add_unmatched(Unmatched unmatched);
    [[nodiscard]] MockOutcome outcome() const;

  private:
    mutable std::mutex mutex_;
    std::vector<std::uint64_t> matched_times_;
    std::vector<Unmatched> unmatched_;
    std::uint64_t more_unmatched_ = 0;
};

}  // namespace accord::mock
