// The program: understands the command line, carries the command out, and turns what comes of it
// into text and an exit code.
#pragma once

#include "cli/console.hpp"

#include <string>
#include <vector>

namespace accord::cli {

/// Runs one command line, without the program's name. Whatever goes wrong is one line on the
/// console's error stream; nothing is thrown.
int run(std::vector<std::string> arguments, Console& console);

}  // namespace accord::cli
