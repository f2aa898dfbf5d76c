// The word that was probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// The nearest of those that are known, when one is near: no more than one letter in three is to be
/// put in, left out, changed, or swapped with the next.
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known);

/// `; did you mean "verifier"?`, or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace accord
