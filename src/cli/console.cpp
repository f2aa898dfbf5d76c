// Where commands write, and how their text is coloured: see console.hpp.
#include "cli/console.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace accord::cli {
namespace {

bool shows_colours() {
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr &&
           terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

Console process_console() {
    return {.out = std::cout, .err = std::cerr, .colour = shows_colours()};
}

std::string toned(const Console& console, Tone tone, std::string_view text) {
    if (!console.colour || text.empty()) {
        return std::string(text);
    }
    switch (tone) {
        case Tone::kPlain:
            break;
        case Tone::kGood:
            return fmt::format("\x1b[32m{}\x1b[0m", text);
        case Tone::kBad:
            return fmt::format("\x1b[31m{}\x1b[0m", text);
        case Tone::kWarning:
            return fmt::format("\x1b[33m{}\x1b[0m", text);
        case Tone::kFaint:
            return fmt::format("\x1b[2m{}\x1b[0m", text);
    }
    return std::string(text);
}

}  // namespace accord::cli
