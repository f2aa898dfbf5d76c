// `accord broker generate-uuid`: a name for a webhook that create-or-update-webhook will keep.
#include "base/random.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/options.hpp"

namespace accord::cli {

Action generate_uuid_command(CLI::App& /*app*/) {
    return [](Console& console) -> CommandOutcome {
        SystemRandom random;
        console.out << make_uuid(random) << '\n';
        return ExitCode::kOk;
    };
}

}  // namespace accord::cli
