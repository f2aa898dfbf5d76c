// Differences by line: the first line is the content type, then the expected body, a line "%%" and
// the actual one. What matches has no difference, and a difference is bounded and printable.
#include "matching/body/body_matcher.hpp"
#include "matching/explain/body_difference.hpp"
#include "target.hpp"

using namespace accord;

namespace {

constexpr std::string_view kSeparator = "\n%%\n";

void check(const contract::Body& expected,
           std::string_view type,
           const contract::Body& actual,
           const contract::RulesByKey& rules) {
    const auto refuse = matching::UnexpectedKeys::kRefuse;
    const auto matcher =
        matching::BodyMatcher::compile(expected, type, rules, {.unexpected = refuse});
    if (!matcher) {
        return;
    }
    const auto mismatches = matcher->match(actual, type);
    const auto difference = matching::body_difference(expected, type, actual, mismatches, refuse);
    fuzz::require(!mismatches.empty() || difference.empty(), "what matches has no difference");
    fuzz::require(difference.size() <= matching::kDifferenceShownMax + 3, "it is bounded");
    const std::string text = to_text(difference, Colour::kNever);
    fuzz::require(std::ranges::count(text, '\n') == std::ssize(difference), "a line each");
    fuzz::require(
        std::ranges::none_of(
            text,
            [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t'; }),
        "control characters are escaped");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [type, bodies] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    const std::size_t end = bodies.find(kSeparator);
    if (end == std::string_view::npos) {
        return 0;
    }
    const std::string declared(type);
    const auto expected = contract::Body::present(std::string(bodies.substr(0, end)), declared);
    const auto actual =
        contract::Body::present(std::string(bodies.substr(end + kSeparator.size())), declared);
    check(expected, type, actual, {});
    check(expected, type, actual, {{"$.*", {.rules = {{contract::rule::Type{1, 2}}}}}});
    check(expected, type, expected, {{"$.a", {.rules = {{contract::rule::Integer{}}}}}});
    return 0;
}
