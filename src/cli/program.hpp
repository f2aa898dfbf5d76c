// The program: understands the command line, carries the command out, and turns what comes of it
// into text and an exit code.
#pragma once

#include "cli/console.hpp"

#include <string>
#include <vector>

namespace accord::cli {

/// A command line, taken apart.
struct CommandLine {
    std::string program = "accord";  ///< the name it was called by, without folders
    std::vector<std::string> arguments;
};

/// What main() was given.
CommandLine to_command_line(int count, const char* const* words);

/// Runs one command line. Whatever goes wrong is one line on the console's error stream; nothing is
/// thrown. What is written holds no control characters but line ends, tabs and our colours.
int run(CommandLine line, Console& onto);

}  // namespace accord::cli
