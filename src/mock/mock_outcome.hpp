// What came of a mock server: which interactions were used, and what else was asked of it.
#pragma once

#include "mock/player.hpp"

#include <cstdint>
#include <mutex>
#include <vector>

namespace accord::mock {

/// A snapshot. Places are the player's: for one pact of HTTP interactions, those in its list.
struct MockOutcome {
    std::vector<std::uint64_t> matched_times;
    std::vector<Unmatched> unmatched;  ///< bodies and values cut as MockRecord says
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
