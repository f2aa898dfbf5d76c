// Numbers of many digits: found in the text, wrapped, and written back as they were.
#include "base/json_exact.hpp"

namespace accord::json {

std::optional<std::string_view> big_integer(const Object& object) {
    if (object.size() != 1 || object.begin()->key() != kBigIntegerName) {
        return std::nullopt;
    }
    const auto* text = object.begin()->value().if_string();
    if (!text) {
        return std::nullopt;
    }
    // Whoever made the object: what is written for it is a number.
    std::string_view digits(*text);
    if (digits.starts_with('-')) {
        digits.remove_prefix(1);
    }
    const bool is_number = !digits.empty() && !digits.starts_with('0') &&
                           digits.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number ? std::optional<std::string_view>(*text) : std::nullopt;
}

}  // namespace accord::json
