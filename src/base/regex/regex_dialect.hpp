// Regular expressions of other dialects (Java, Ruby's Oniguruma, JavaScript, Python) written as
// PCRE2 understands them.
#pragma once

#include <string>
#include <string_view>

namespace accord {

/// The pattern in PCRE2's words: \uXXXX, \h as a hexadecimal digit (Oniguruma), Java's and Ruby's
/// \p{Alpha} and \p{IsLatin}, a{,3}, [a-z&&[^x]], inline flags that only other dialects have. What
/// is not known to differ stays as it is, mistakes included.
std::string to_pcre2(std::string_view pattern);

}  // namespace accord
