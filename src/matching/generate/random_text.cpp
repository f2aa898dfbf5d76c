// Random digits, hexadecimals, strings and decimals.
#include "matching/generate/random_text.hpp"

namespace accord::matching {

char random_character(Random& random, std::string_view characters) {
    const auto last = static_cast<std::int64_t>(characters.size()) - 1;
    return characters[static_cast<std::size_t>(random.between(0, last))];
}

std::string random_characters(Random& random, std::string_view characters, std::size_t count) {
    std::string out;
    out.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        out += random_character(random, characters);
    }
    return out;
}

std::string random_decimal(Random& random, std::size_t digits) {
    if (digits <= 1) {
        return random_characters(random, "0123456789", digits);
    }
    std::string out = random_characters(random, "123456789", 1) +
                      random_characters(random, "0123456789", digits - 1);
    const auto point = random.between(1, static_cast<std::int64_t>(digits) - 1);
    // The last digit is never 0, so that no reader takes the number for an integer.
    out.back() = random_character(random, "123456789");
    out.insert(static_cast<std::size_t>(point), 1, '.');
    return out;
}

}  // namespace accord::matching
