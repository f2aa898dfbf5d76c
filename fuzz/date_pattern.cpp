// Date patterns (the first line) against texts (the rest).
#include "matching/dates/date_pattern.hpp"

#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [pattern, text] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    const auto compiled = matching::DatePattern::compile(pattern);
    if (!compiled) {
        return 0;
    }
    (void)compiled->matches(text);
    const Instant moment{std::chrono::microseconds(1'234'567'890'123'456)};
    (void)compiled->matches(compiled->format(moment));
    return 0;
}
