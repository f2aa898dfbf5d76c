// Where commands write: standard output and error in the program, strings in tests.
#pragma once

#include "base/terminal.hpp"

#include <ostream>
#include <string>
#include <string_view>

namespace accord::cli {

struct Console {
    std::ostream& out;
    std::ostream& err;
    Colour colour = Colour::kNever;
};

/// Standard output and error, in colours when a terminal shows them and NO_COLOR is not set.
Console process_console();

/// The text as the console shows its tone.
std::string toned(const Console& console, Tone tone, std::string_view text);

}  // namespace accord::cli
