// Multipart: the first line is the content type. A body that can be taken apart matches itself, and
// has the same parts after a generator.
#include "matching/body/multipart.hpp"

#include "matching/body/body_matcher.hpp"
#include "matching/generate/generate_body.hpp"
#include "target.hpp"
#include "unreadable.hpp"

using namespace accord;

namespace {

void check_itself(const contract::Body& body, std::string_view type) {
    const auto matcher = matching::BodyMatcher::compile(
        body, type, {}, {.unexpected = matching::UnexpectedKeys::kRefuse});
    if (!matcher) {
        return;
    }
    for (const matching::Mismatch& mismatch : matcher->match(body, type)) {
        fuzz::require(fuzz::is_unreadable(mismatch), "a body matches itself: " + mismatch.sentence);
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [type, bytes] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    const auto parsed = contract::ContentType::parse(type);
    if (!parsed || !parsed->is_multipart() || bytes.empty()) {
        return 0;
    }
    const auto parts = matching::parse_multipart(bytes, type);
    const contract::Body body = contract::Body::present(std::string(bytes), std::string(type));
    check_itself(body, type);
    SystemClock clock;
    SeededRandom random(1);
    const auto made = matching::generate_body(body,
                                              type,
                                              {{"$.*", {"RandomString", {{"size", 5}}}}},
                                              {},
                                              {.clock = clock, .random = random});
    if (!parts || !made) {
        return 0;
    }
    const auto again = matching::parse_multipart(made->bytes, type);
    fuzz::require(again && again->size() == parts->size(), "the parts stay");
    for (std::size_t i = 0; i < parts->size(); ++i) {
        fuzz::require((*again)[i].headers == (*parts)[i].headers, "their headers stay");
    }
    return 0;
}
