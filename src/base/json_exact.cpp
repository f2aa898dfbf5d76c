// Numbers of many digits: found in the text, wrapped, and written back as they were.
#include "base/json_exact.hpp"

#include <algorithm>
#include <charconv>

namespace accord::json {
namespace {

/// Cuts digits off the front; false when there are none.
bool take_digits(std::string_view& text) {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
    const bool is_there = !text.empty() && characters.contains(text.front());
    text.remove_prefix(is_there ? 1 : 0);
    return is_there;
}

/// As RFC 8259 has it, section 6.
bool is_number_text(std::string_view text) {
    take_one_of(text, "-");
    if (!take_one_of(text, "0") && !take_digits(text)) {
        return false;
    }
    if (take_one_of(text, ".") && !take_digits(text)) {
        return false;
    }
    if (!take_one_of(text, "eE")) {
        return text.empty();
    }
    take_one_of(text, "+-");
    return take_digits(text) && text.empty();
}

}  // namespace

std::optional<std::string_view> exact_number(const Object& object) {
    if (object.size() != 1 || object.begin()->key() != kExactNumberName) {
        return std::nullopt;
    }
    // Whoever made the object: what is written for it is a number.
    const auto* text = object.begin()->value().if_string();
    return text && is_number_text(*text) ? std::optional<std::string_view>(*text) : std::nullopt;
}

kind kind_of(const Value& value) {
    const auto text = value.is_object() ? exact_number(value.get_object()) : std::nullopt;
    if (!text) {
        return value.kind();
    }
    return text->find_first_of(".eE") == std::string_view::npos ? kind::int64 : kind::double_;
}

double to_double(const Value& number) {
    const auto text = number.is_object() ? exact_number(number.get_object()) : std::nullopt;
    double out = 0;
    if (text) {
        std::from_chars(text->data(), text->data() + text->size(), out);
    } else if (number.is_number()) {
        out = number.to_number<double>();
    }
    return out;
}

}  // namespace accord::json
