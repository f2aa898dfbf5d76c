// accord: the one binary.
#include "cli/program.hpp"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace {

bool shows_colours() {
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr &&
           terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

int main(int count, char** arguments) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_IGN);
    accord::cli::Console console{.out = std::cout, .err = std::cerr, .colour = shows_colours()};
    return accord::cli::run({arguments + 1, arguments + count}, console);
}
