// accord: the one binary, under whatever name it is called.
#include "cli/program.hpp"

#include <csignal>
#include <iostream>

int main(int count, char** words) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_IGN);
    auto console = accord::cli::process_console();
    return accord::cli::run(accord::cli::to_command_line(count, words), console);
}
