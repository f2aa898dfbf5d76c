// The commands that verify, one a file: verifier_command() is in verifier_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action verifier_command(CLI::App& app);

}  // namespace accord::cli
