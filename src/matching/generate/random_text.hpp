// Random texts of given forms.
#pragma once

#include "base/random.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace accord::matching {

/// One of the characters.
char random_character(Random& random, std::string_view characters);

/// That many of the characters, chosen independently.
std::string random_characters(Random& random, std::string_view characters, std::size_t count);

/// A decimal number of that many digits with a point among them ("123.45"); no point for one digit.
std::string random_decimal(Random& random, std::size_t digits);

/// A text that the regular expression matches as a whole. Error: kInvalidInput when the pattern is
/// not valid or uses what has no sample (look-around, references).
Result<std::string> random_match(Random& random, std::string_view pattern);

}  // namespace accord::matching
