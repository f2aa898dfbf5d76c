// Where commands write: see console.hpp.
#include "cli/console.hpp"

namespace accord::cli {

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
