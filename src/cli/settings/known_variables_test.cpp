// The variables of all commands.
#include "cli/settings/known_variables.hpp"

#include "base/text.hpp"
#include "support/approval.hpp"

#include <gtest/gtest.h>

namespace accord::cli {
namespace {

TEST(KnownVariables, are_those_of_all_options_and_the_few_without) {
    const auto known = known_variables();
    EXPECT_APPROVED("help/variables.txt",
                    join(std::vector<std::string>(known.begin(), known.end()), "\n") + "\n");
}

}  // namespace
}  // namespace accord::cli
