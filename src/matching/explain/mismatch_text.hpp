// A mismatch in words: the one way in which the mock server, message tests, reports and tests tell
// people of it. For programs: mismatch_json.hpp.
#pragma once

#include "matching/rules/mismatch.hpp"

#include <cstddef>
#include <string>

namespace accord::matching {

/// Where it is: `status`, `header "Accept"`, `body $.id`, `body type`.
std::string place_in_words(const Mismatch& mismatch);

/// How much is told of a mismatch.
enum class Detail {
    kLine,   ///< `body $.id: Expected 'x' (String) to be an integer (rule: integer)`
    kBlock,  ///< place and sentence; below, lines of rule, expected and actual, unless the sentence
             ///< has them
};

/// So many mismatches of one exchange are told; of the others only how many they are.
inline constexpr std::size_t kMismatchesShownMax = 20;

/// Lines, each with its end. Control characters are escaped, long values cut.
std::string to_text(const Mismatch& mismatch, Detail detail);

/// The first of them, then "and 3 more differences". `uncounted` are those that there were beside
/// the list.
std::string to_text(const Mismatches& mismatches, Detail detail, std::size_t uncounted = 0);

}  // namespace accord::matching
