// Where commands write: standard output and error in the program, strings in tests.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace accord::cli {

struct Console {
    std::ostream& out;
    std::ostream& err;
    bool colour = false;  ///< standard output is a terminal that shows colours
};

/// Standard output and error, in colours when a terminal shows them and NO_COLOR is not set.
Console process_console();

enum class Tone { kPlain, kGood, kBad, kWarning, kFaint };

/// The text in the tone's colour when the console shows colours.
std::string toned(const Console& console, Tone tone, std::string_view text);

}  // namespace accord::cli
