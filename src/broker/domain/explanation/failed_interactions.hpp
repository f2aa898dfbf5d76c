// Which interactions failed, and what differed first: read from the test results that a verifier
// published, whichever client it was.
#pragma once

#include "base/json.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

struct FailedInteraction {
    std::string id = {};              ///< its `_id` in the pact; empty when the results name none
    std::string description = {};     ///< empty when nobody says
    std::string provider_state = {};  ///< states joined by commas
    std::string mismatch = {};        ///< the first, in one line
    std::size_t mismatches = 0;

    bool operator==(const FailedInteraction&) const = default;
};

struct FailedInteractions {
    static constexpr std::size_t kShownMax = 20;
    static constexpr std::size_t kTextBytesMax = 500;

    std::vector<FailedInteraction> shown;  ///< the first of them, in the order of the results
    std::size_t count = 0;                 ///< of all

    bool operator==(const FailedInteractions&) const = default;
};

/// Reads results as the clients of Rust, of the JVM and our own publish them (a list with
/// `interactionId`, `success`, `mismatches`, `exceptions`), and as that of Ruby does (`tests` with
/// `status`, `differences`, `exception`; several tests of one interaction count once). Anything
/// else tells of no interaction.
FailedInteractions failed_interactions(std::string_view test_results);

struct InteractionCounts {
    std::int64_t passed = 0;
    std::int64_t failed = 0;

    bool operator==(const InteractionCounts&) const = default;
};

/// How many interactions such results tell of; nothing when of none.
std::optional<InteractionCounts> count_tested_interactions(const json::Value& test_results);
std::optional<InteractionCounts> count_tested_interactions(std::string_view test_results);

/// Whether some of them have no description yet, so that name_interactions has something to do.
bool lacks_names(const FailedInteractions& failed);

/// Fills descriptions and states in from the pact as it is stored.
void name_interactions(FailedInteractions& failed, std::string_view pact);

}  // namespace accord::broker::domain
