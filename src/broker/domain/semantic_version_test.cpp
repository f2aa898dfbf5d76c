// Which number comes before which.
#include "broker/domain/semantic_version.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

TEST(SemanticVersion, come_in_the_order_of_the_specification) {
    const std::vector<std::string> ascending{"not a version",
                                             "0.9",
                                             "1.0.0-alpha",
                                             "1.0.0-alpha.1",
                                             "1.0.0-alpha.beta",
                                             "1.0.0-beta",
                                             "1.0.0-beta.2",
                                             "1.0.0-beta.11",
                                             "1.0.0-rc.1",
                                             "1.0.0",
                                             "1.2",
                                             "1.10.0",
                                             "2",
                                             "123456789012345678901234567890.0.0"};
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t k = 0; k < ascending.size(); ++k) {
            EXPECT_EQ(comes_before(ascending[i], ascending[k]), i < k)
                << ascending[i] << " before " << ascending[k];
        }
    }
}

TEST(SemanticVersion, are_equal_whatever_was_built) {
    EXPECT_FALSE(comes_before("1.0.0+a", "1.0.0+b"));
    EXPECT_FALSE(comes_before("1.0.0+b", "1.0.0+a"));
    EXPECT_FALSE(comes_before("1", "01.0.0"));
}

TEST(SemanticVersion, are_numbers_with_dots) {
    for (const auto* text :
         {"", ".", "1.", "1.2.3.4", "v1.0.0", "1.0.0-", "1.0.0-a..b", "a1b2c3"}) {
        EXPECT_FALSE(parse_semantic_version(text)) << text;
    }
}

}  // namespace
}  // namespace accord::broker::domain
