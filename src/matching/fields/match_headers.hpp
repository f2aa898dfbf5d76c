// Header fields compared: names without regard to case, lists by their items, media types by their
// parameters. Unexpected fields are welcome.
#pragma once

#include "contract/model/model.hpp"
#include "matching/rules/mismatch.hpp"
#include "matching/rules/text_rules.hpp"

#include <string_view>

namespace accord::matching {

/// Mismatches of kind kHeader.
Mismatches match_headers(const contract::MultiMap& expected,
                         const contract::MultiMap& actual,
                         const TextRules& rules);

/// Whether two values such as "text/html; q=1" agree: the same first part, and every expected
/// parameter with the same value, in any order and case. The boundary of a multipart type is its
/// sender's to choose: it has to be there.
bool same_with_parameters(std::string_view expected, std::string_view actual);

/// The actual multipart type with the boundary that the expected one has; any other text as it is.
std::string with_boundary_of(std::string_view expected, std::string_view actual);

}  // namespace accord::matching
