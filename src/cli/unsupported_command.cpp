// The commands of `pact` that are not here: what they would do, said in one line, whatever stands
// after them.
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/programs.hpp"

namespace accord::cli {
namespace {

Action refusal(CLI::App& app, const char* sentence) {
    Options(app).anything();
    return
        [sentence](Console&) -> CommandOutcome { return give_up(ExitCode::kBadInput, sentence); };
}

}  // namespace

Action extension_command(CLI::App& app) {
    return refusal(app,
                   "extensions are not supported: Accord is one program and installs no others");
}

Action plugin_command(CLI::App& app) {
    return refusal(app,
                   "plugins are not supported: Accord neither runs nor installs them; contracts "
                   "that need one are for the original");
}

Action pactflow_command(CLI::App& app) {
    return refusal(app,
                   "PactFlow's commands are not supported: provider contracts are not part of what "
                   "a Pact Broker keeps; `broker publish` publishes pacts");
}

}  // namespace accord::cli
