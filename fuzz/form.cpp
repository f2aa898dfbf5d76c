// Forms: the first line as expectation, the rest as what came. Fields survive being written and
// read, and a form matches itself.
#include "contract/model/query_text.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/generate/body_places.hpp"
#include "target.hpp"

using namespace accord;

namespace {

constexpr std::string_view kType = "application/x-www-form-urlencoded";

matching::Mismatches match(std::string_view expected,
                           std::string_view actual,
                           const contract::RulesByKey& rules) {
    const auto matcher =
        matching::BodyMatcher::compile(contract::Body::present(std::string(expected)),
                                       kType,
                                       rules,
                                       {.unexpected = matching::UnexpectedKeys::kRefuse});
    if (!matcher) {
        return {};
    }
    return matcher->match(contract::Body::present(std::string(actual)), kType);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const auto [expected, actual] = fuzz::first_line_and_rest(text);
    const contract::RulesByKey rules{{"$.a[0]", {.rules = {{contract::rule::Integer{}}}}},
                                     {"$['r[]']", {.rules = {{contract::rule::Type{1, 3}}}}}};
    if (!actual.empty()) {
        (void)match(expected, actual, {});
        (void)match(expected, actual, rules);
    }
    const contract::MultiMap fields = contract::query_from_text(text);
    const std::string written = contract::form_of(contract::query_to_text(fields));
    if (!written.starts_with('?')) {
        fuzz::require(contract::query_from_text(written) == fields, "fields survive");
    }
    fuzz::require(match(text, text, {}).empty(), "a form matches itself");
    if (!written.empty()) {
        fuzz::require(match(text, written, {}).empty(), "and the form that is written of it");
    }
    SystemClock clock;
    SeededRandom random(1);
    const auto made = matching::generate_form(
        text, {{"$.a", {"RandomInt", {}}}}, {.clock = clock, .random = random});
    if (made) {
        fuzz::require(contract::query_from_text(*made).size() >= fields.size(), "all stay");
    }
    return 0;
}
