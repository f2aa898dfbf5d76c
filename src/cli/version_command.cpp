// `pact-broker version`: as --version.
#include "cli/programs.hpp"

namespace accord::cli {

Action version_command(CLI::App& /*app*/) {
    return [](Console& console) -> CommandOutcome {
        console.out << kVersionLine << '\n';
        return ExitCode::kOk;
    };
}

}  // namespace accord::cli
