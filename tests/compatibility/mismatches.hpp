// What the suite asks about mismatches.
#pragma once

#include "matching/rules/mismatch.hpp"

#include <string>
#include <string_view>

namespace accord::compatibility {

/// "query", "header", "body", "body-content-type", "status", "metadata", ... as the suite says it.
std::string_view suite_name(matching::Mismatch::Kind kind);

/// Whether one of this kind has a sentence with that text in it.
bool has_mismatch(const matching::Mismatches& mismatches,
                  std::string_view kind,
                  std::string_view text);

/// Whether one at this place has a sentence with that text in it.
bool has_mismatch_at(const matching::Mismatches& mismatches,
                     std::string_view place,
                     std::string_view text);

/// All of them, one a line.
std::string to_text(const matching::Mismatches& mismatches);

}  // namespace accord::compatibility
