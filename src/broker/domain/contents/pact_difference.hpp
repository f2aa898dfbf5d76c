// Two contents of a pact side by side, as a unified difference of their lines.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace accord::broker::domain {

/// A content with more bytes, or more values and names, is not compared.
inline constexpr std::size_t kComparedBytesMax = 16 * 1024 * 1024;
inline constexpr std::size_t kComparedValuesMax = 500'000;
/// So many lines of a difference are shown at most; a last line says how many are not.
inline constexpr std::size_t kDifferenceLinesMax = 20'000;

/// What `after` changes in `before`, both texts of JSON objects: lines that begin with '-', '+' or
/// a space, up to three unchanged ones around each change; no line end at the end. Both are laid
/// out with sorted keys and interactions, so their order makes no difference, nor do `_id`s. Parts
/// outside of lists that are equal are left out. Error: kLimit naming the limit.
Result<std::string> pact_difference(std::string_view before, std::string_view after);

}  // namespace accord::broker::domain
