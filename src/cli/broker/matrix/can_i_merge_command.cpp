// `accord broker can-i-merge`: asks whether a version is compatible with the main branches of the
// applications that it is integrated with.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/matrix/ask_matrix.hpp"
#include "cli/broker/matrix/selector_options.hpp"
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"

namespace accord::cli {
Action can_i_merge_command(CLI::App& app) {
    auto command = std::make_shared<MatrixCommand>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_named_selectors(options, command->selectors);
    add_answer_options(options, *command, "PACT_BROKER_CAN_I_MERGE_DRY_RUN");
    command->question.with_main_branches = true;
    return [command](Console& console) {
        command->dry_run = command->dry_run || is_variable_true(kDryRunVariable);
        return ask_matrix(*command, kIgnoredByMergeVariable, console);
    };
}

}  // namespace accord::cli
