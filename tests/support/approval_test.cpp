// Comparing with approved files.
#include "support/approval.hpp"

#include <gmock/gmock.h>

namespace accord::support {
namespace {

using testing::HasSubstr;

constexpr std::string_view kName = "support/three_lines.txt";

TEST(Approval, is_given_to_the_same_text) { EXPECT_APPROVED(kName, "one\ntwo\nthree\n"); }

TEST(Approval, is_refused_with_the_first_lines_that_differ) {
    const auto refused = is_approved(kName, "one\n2\nthree\n");
    EXPECT_FALSE(refused);
    EXPECT_THAT(refused.message(), HasSubstr("three_lines.txt: line 2 differs:\n  -two\n  -three"));
    EXPECT_THAT(refused.message(), HasSubstr("\n  +2\n  +three"));
    EXPECT_TRUE(is_approved(kName, "one\ntwo\nthree\n")) << "and what was received is forgotten";
}

}  // namespace
}  // namespace accord::support
