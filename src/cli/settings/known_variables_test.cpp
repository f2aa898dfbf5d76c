// The variables of all commands.
#include "cli/settings/known_variables.hpp"

#include "base/text.hpp"
#include "cli/program.hpp"
#include "cli/programs.hpp"
#include "support/approval.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

namespace accord::cli {
namespace {

TEST(KnownVariables, are_those_of_all_options_and_the_few_without) {
    Action chosen;
    CLI::App app;
    app.set_help_flag("--help");  // commands have a use for -h of their own
    declare(app, program_called("accord"), chosen);
    const auto known = known_variables(app);
    EXPECT_APPROVED("help/variables.txt",
                    join(std::vector<std::string>(known.begin(), known.end()), "\n") + "\n");
}

}  // namespace
}  // namespace accord::cli
