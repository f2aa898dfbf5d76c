// XML: the first line as expectation, the rest as what came; and the whole as a document that
// matches itself and is still XML after generators.
#include "matching/body/body_matcher.hpp"
#include "matching/body/xml_document.hpp"
#include "matching/generate/body_places.hpp"
#include "target.hpp"

using namespace accord;

namespace {

const contract::RulesByKey kTypes{{"$.*", {.rules = {{contract::rule::Type{}}}}}};
const contract::GeneratorsByKey kEverywhere{{"$.*", {"RandomString", {{"size", 3}}}},
                                            {"$.*.*", {"RandomInt", {}}},
                                            {"$.*['@id']", {"Uuid", {}}}};

matching::Mismatches match(std::string_view expected,
                           std::string_view actual,
                           const contract::RulesByKey& rules) {
    const auto matcher = matching::BodyMatcher::compile(
        contract::Body::present(std::string(expected), "application/xml"),
        "application/xml",
        rules,
        {.unexpected = matching::UnexpectedKeys::kRefuse});
    if (!matcher) {
        return {};
    }
    return matcher->match(contract::Body::present(std::string(actual)), "application/xml");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const auto [expected, actual] = fuzz::first_line_and_rest(text);
    if (!actual.empty()) {
        (void)match(expected, actual, {});
        (void)match(expected, actual, kTypes);
    }
    if (!matching::parse_xml(text)) {
        return 0;
    }
    fuzz::require(match(text, text, {}).empty(), "a document matches itself");
    SystemClock clock;
    SeededRandom random(1);
    const auto made = matching::generate_xml(text, kEverywhere, {.clock = clock, .random = random});
    if (made) {
        fuzz::require(matching::parse_xml(*made).has_value(), "it is XML afterwards");
    }
    return 0;
}
