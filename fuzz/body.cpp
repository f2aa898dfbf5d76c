// XML, form, multipart and binary bodies: the first line is the content type. A body that is
// compared with itself matches, whatever it is, unless it can't be read.
#include "matching/body/body_matcher.hpp"
#include "target.hpp"
#include "unreadable.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [type, bytes] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    if (bytes.empty()) {
        return 0;
    }
    const contract::Body body = contract::Body::present(std::string(bytes), std::string(type));
    const auto matcher = matching::BodyMatcher::compile(
        body, type, {}, {.unexpected = matching::UnexpectedKeys::kRefuse});
    if (!matcher) {
        return 0;
    }
    for (const matching::Mismatch& mismatch : matcher->match(body, type)) {
        fuzz::require(fuzz::is_unreadable(mismatch), "a body matches itself: " + mismatch.sentence);
    }
    return 0;
}
