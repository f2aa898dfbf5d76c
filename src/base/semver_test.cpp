// Semantic versions checked and compared.
#include "base/semver.hpp"

#include <gtest/gtest.h>

namespace accord {
namespace {

TEST(IsSemver, takes_what_the_grammar_has) {
    for (const char* text : {"0.0.0",
                             "1.2.3",
                             "10.20.30-rc.1+b5",
                             "1.0.0--",
                             "1.0.0-0a.x-y",
                             "1.0.0+001",
                             "1.0.0+a-b"}) {
        EXPECT_TRUE(is_semver(text)) << text;
    }
}

TEST(IsSemver, refuses_everything_else) {
    for (const char* text : {"",
                             "1",
                             "1.0",
                             "1.0.0.0",
                             "v1.0.0",
                             "01.0.0",
                             "1.0.0-",
                             "1.0.0-01",
                             "1.0.0-a..b",
                             "1.0.0+",
                             "1.0.0+a+b",
                             "1.0.0-\xc3\xa9",
                             " 1.0.0",
                             "1.0.0\n"}) {
        EXPECT_FALSE(is_semver(text)) << text;
    }
}

}  // namespace
}  // namespace accord
