// What generators read: date and time expressions, expressions of provider states, and regular
// expressions that a sample is made for.
#include "base/regex/regex.hpp"
#include "matching/dates/date_expression.hpp"
#include "matching/generate/random_text.hpp"
#include "matching/generate/state_expression.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const Instant base{std::chrono::microseconds(1'234'567'890'123'456)};
    (void)matching::move_date(base, text);
    (void)matching::move_time(base, text);
    (void)matching::move_date_time(base, text);
    (void)matching::evaluate_states(text, {{"id", 1}, {"name", "Fred"}});
    (void)matching::as_data_type(json::Value(text), "DECIMAL");
    (void)matching::as_data_type(json::Value(text), "INTEGER");
    SeededRandom random(1);
    const auto sample = matching::random_match(random, text);
    if (!sample) {
        return 0;
    }
    const auto regex = Regex::compile(text);
    fuzz::require(regex.has_value(), "a pattern with a sample is one");
    const auto matches = regex->matches_whole(*sample);
    fuzz::require(!matches || *matches, "a sample matches its pattern");
    return 0;
}
