// Which word was probably meant.
#include "base/words/nearest.hpp"

#include <gtest/gtest.h>

namespace accord {
namespace {

TEST(NearestWord, is_one_that_is_near) {
    const std::vector<std::string> known = {"publish", "verifier"};
    EXPECT_EQ(nearest_word("pubilsh", known), "publish");
    EXPECT_EQ(nearest_word("verifyer", known), "verifier");
    EXPECT_EQ(nearest_word("nonsense", known), std::nullopt);
    EXPECT_EQ(nearest_word("x", {}), std::nullopt);
    EXPECT_EQ(did_you_mean("verifyer", known), "; did you mean \"verifier\"?");
    EXPECT_EQ(did_you_mean("nonsense", known), "");
}

}  // namespace
}  // namespace accord
