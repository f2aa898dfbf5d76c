// Where commands write, and whether in colour: see console.hpp.
#include "cli/console.hpp"

#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace accord::cli {
namespace {

Colour colour_of_terminal() {
    const char* terminal = std::getenv("TERM");
    const bool shows = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr &&
                       terminal != nullptr && std::string_view(terminal) != "dumb";
    return shows ? Colour::kAlways : Colour::kNever;
}

}  // namespace

Console process_console() {
    return {.out = std::cout, .err = std::cerr, .colour = colour_of_terminal()};
}

std::string toned(const Console& console, Tone tone, std::string_view text) {
    return painted(text, tone, console.colour);
}

}  // namespace accord::cli
