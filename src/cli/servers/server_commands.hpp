// The commands that serve until they are told to stop, one a file: serve_command() is in
// serve_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action serve_command(CLI::App& app);

}  // namespace accord::cli
