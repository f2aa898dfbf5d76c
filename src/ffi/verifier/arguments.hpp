// The table of the old command line's arguments.
#pragma once

#include <span>
#include <string_view>

namespace accord::ffi {

enum class Values {
    kNone,  ///< a flag
    kOne,
    kRepeated,  ///< one each time
    kSeveral,   ///< each time all that follow, up to the next argument
    kCommas,    ///< one, a list
};

struct Argument {
    std::string_view name;
    char letter;  ///< 0: none
    Values values;
    std::string_view help;
    const char* variable = nullptr;
    std::span<const std::string_view> choices = {};
    std::string_view standard = {};  ///< the value where none is given

    [[nodiscard]] bool is_flag() const { return values == Values::kNone; }
    [[nodiscard]] bool is_repeated() const {
        return values == Values::kRepeated || values == Values::kSeveral;
    }
};

std::span<const Argument> all_arguments();

}  // namespace accord::ffi
