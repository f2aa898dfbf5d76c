// `accord broker can-i-deploy`: asks whether versions are compatible with what is in a place.
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/matrix/ask_matrix.hpp"
#include "cli/broker/matrix/selector_options.hpp"
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"

namespace accord::cli {
namespace {

/// Where to deploy to: at most one of them.
void add_targets(Options& options, broker_client::MatrixQuestion& question) {
    const auto environment =
        options.value("--to-environment", question.to_environment, "Environment to deploy to");
    const auto tag =
        options.value("--to",
                      question.to_tag,
                      "Tag of the versions of the other applications to be compatible with");
    const auto main_branches =
        options.flag("--with-main-branches",
                     question.with_main_branches,
                     "Be compatible with the main branches of the other applications");
    environment.excludes(tag).excludes(main_branches);
    tag.excludes(main_branches);
}

}  // namespace

Action can_i_deploy_command(CLI::App& app) {
    auto command = std::make_shared<MatrixCommand>();
    Options options(app);
    add_broker_access(options, command->broker);
    add_named_selectors(options, command->selectors);
    add_choosing_selectors(options, command->selectors);
    add_targets(options, command->question);
    options.value("--limit", command->question.limit, "Maximum number of rows considered").hidden();
    add_answer_options(options, *command, kDryRunVariable);
    return [command](Console& console) { return ask_matrix(*command, kIgnoredVariable, console); };
}

}  // namespace accord::cli
