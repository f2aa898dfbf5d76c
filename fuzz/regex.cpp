// Regular expressions (the first line) against texts (the rest): none runs away.
#include "base/regex/regex.hpp"

#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [pattern, text] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    const auto regex = Regex::compile(pattern);
    if (!regex) {
        return 0;
    }
    const auto whole = regex->matches_whole(text);
    const auto part = regex->matches_part(text);
    if (whole && *whole && part) {
        fuzz::require(*part, "what matches as a whole matches in part");
    }
    return 0;
}
