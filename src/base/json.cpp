// Parsing and the writers behind json.hpp; Boost.JSON does the grammar.
#include "base/json.hpp"

#include "base/json/json_append.hpp"
#include "base/json_exact.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace accord::json {
namespace {

bool is_escaped(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// Where the first character from `at` on stands that is not written as it is. Most texts have
/// none, so eight are looked at together; what looks like one may be none.
std::size_t find_escaped(std::string_view text, std::size_t at) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHighs = 0x8080808080808080;
    const auto zeros_of = [](std::uint64_t word) { return (word - kOnes) & ~word; };
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const auto found = ((word - kOnes * 0x20) & ~word) | zeros_of(word ^ (kOnes * '"')) |
                           zeros_of(word ^ (kOnes * '\\'));
        if ((found & kHighs) != 0) {
            break;
        }
    }
    while (at < text.size() && !is_escaped(static_cast<unsigned char>(text[at]))) {
        ++at;
    }
    return at;
}

void write_string(std::string& out, std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    std::size_t start = 0;
    for (std::size_t i = find_escaped(text, 0); i < text.size(); i = find_escaped(text, i + 1)) {
        const auto c = static_cast<unsigned char>(text[i]);
        out.append(text, start, i - start);
        start = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += "\\u00";
                out += kHex[c >> 4];
                out += kHex[c & 15];
        }
    }
    out.append(text, start);
    out += '"';
}

template <class Integer>
void write_integer(std::string& out, Integer number) {
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    out.append(buffer, end);
}

/// How a writer lays out and orders; the public writers differ in nothing else.
struct Style {
    bool pretty = false;
    bool sorted = false;
    bool rounded = false;  ///< decimals as the nearest double
    std::size_t depth = 0;
};

class Writer {
  public:
    Writer(std::string& out, Style style) : out_(out), style_(style), depth_(style.depth) {}

    void write(const Value& value) {
        switch (value.kind()) {
            case kind::null:
                out_ += "null";
                break;
            case kind::bool_:
                out_ += value.get_bool() ? "true" : "false";
                break;
            case kind::int64:
                write_integer(out_, value.get_int64());
                break;
            case kind::uint64:
                write_integer(out_, value.get_uint64());
                break;
            case kind::double_:
                out_ += write_double(value.get_double());
                break;
            case kind::string:
                write_string(out_, value.get_string());
                break;
            case kind::array:
                write_array(value.get_array());
                break;
            case kind::object:
                write_object(value.get_object());
                break;
        }
    }

  private:
    void write_array(const Array& array) {
        out_ += '[';
        ++depth_;
        bool first = true;
        for (const Value& item : array) {
            separate(first);
            write(item);
        }
        close(first, ']');
    }

    void write_object(const Object& object) {
        if (const auto number = exact_number(object)) {
            write_exact(*number);
            return;
        }
        out_ += '{';
        ++depth_;
        bool first = true;
        if (style_.sorted) {
            for_each_sorted(object, [&](Member member) { write_member(first, *member); });
        } else {
            for (const auto& member : object) {
                write_member(first, member);
            }
        }
        close(first, '}');
    }

    void write_exact(std::string_view number) {
        const bool is_integer = number.find_first_of(".eE") == std::string_view::npos;
        double nearest = 0;
        if (is_integer || !style_.rounded) {
            out_ += number;
            return;
        }
        std::from_chars(number.data(), number.data() + number.size(), nearest);
        out_ += write_double(nearest);
    }

    void write_member(bool& first, const boost::json::key_value_pair& member) {
        separate(first);
        write_string(out_, member.key());
        out_ += style_.pretty ? ": " : ":";
        write(member.value());
    }

    using Member = const boost::json::key_value_pair*;

    /// Calls `each` with the members in byte order of their names.
    template <class Each>
    static void for_each_sorted(const Object& object, Each each) {
        constexpr std::size_t kFew = 16;
        Member few[kFew];
        std::vector<Member> many;
        std::span<Member> members(few, std::min(object.size(), kFew));
        if (object.size() > kFew) {
            many.resize(object.size());
            members = many;
        }
        std::ranges::transform(object, members.begin(), [](const auto& member) { return &member; });
        std::ranges::sort(members, {}, [](Member m) { return std::string_view(m->key()); });
        std::ranges::for_each(members, each);
    }

    void separate(bool& first) {
        if (!first) {
            out_ += ',';
        }
        first = false;
        if (style_.pretty) {
            new_line();
        }
    }

    void close(bool empty, char bracket) {
        --depth_;
        if (style_.pretty && !empty) {
            new_line();
        }
        out_ += bracket;
    }

    void new_line() {
        out_ += '\n';
        out_.append(2 * depth_, ' ');
    }

    std::string& out_;
    Style style_;
    std::size_t depth_;
};

std::string write(const Value& value, Style style) {
    std::string out;
    Writer(out, style).write(value);
    return out;
}

}  // namespace

std::string write_double(double number) {
    if (!std::isfinite(number)) {
        return "null";  // JSON has no word for it
    }
    char buffer[40];
    // Plain digits in the range in which people write them, an exponent outside.
    const double size = std::abs(number);
    const bool plain = size == 0 || (size >= 1e-5 && size < 1e16);
    const auto end = std::to_chars(buffer,
                                   buffer + sizeof buffer,
                                   number,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    std::string text(buffer, end);
    if (text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return text;
}

std::string write_compact(const Value& value) { return write(value, {}); }

void append_compact(std::string& out, const Value& value) { Writer(out, {}).write(value); }

void append_string(std::string& out, std::string_view text) { write_string(out, text); }

std::string write_rounded(const Value& value) { return write(value, {.rounded = true}); }

std::string text_of(const Value& value) {
    return value.is_string() ? std::string(value.get_string()) : write_compact(value);
}
std::string write_pretty(const Value& value) { return write(value, {.pretty = true}); }
std::string write_canonical(const Value& value) {
    return write(value, {.sorted = true, .rounded = true});
}

std::string write_sorted(const Value& value, std::size_t depth) {
    return write(value, {.pretty = true, .sorted = true, .depth = depth});
}

Value with_sorted_keys(const Value& value) {
    if (const auto* array = value.if_array()) {
        Array out;
        out.reserve(array->size());
        for (const Value& item : *array) {
            out.push_back(with_sorted_keys(item));
        }
        return out;
    }
    if (const auto* object = value.if_object()) {
        std::vector<std::string_view> keys;
        keys.reserve(object->size());
        for (const auto& member : *object) {
            keys.push_back(member.key());
        }
        std::ranges::sort(keys);
        Object out;
        out.reserve(keys.size());
        for (std::string_view key : keys) {
            out.emplace(key, with_sorted_keys(object->at(key)));
        }
        return out;
    }
    return value;
}

const Value* find(const Object& object, std::string_view key) { return object.if_contains(key); }

const Value* find(const Value& value, std::string_view key) {
    const Object* object = value.if_object();
    return object ? object->if_contains(key) : nullptr;
}

const Value* at_pointer(const Value& value, std::string_view pointer) {
    boost::json::error_code ec;
    return value.find_pointer(pointer, ec);
}

std::optional<std::string_view> string_at(const Object& object, std::string_view key) {
    const Value* member = object.if_contains(key);
    if (!member || !member->is_string()) {
        return std::nullopt;
    }
    return std::string_view(member->get_string());
}

std::optional<std::string> text_at(const Object& object, std::string_view key) {
    const auto text = string_at(object, key);
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::string string_or(const Object& object, std::string_view key, std::string_view fallback) {
    return std::string(string_at(object, key).value_or(fallback));
}

bool bool_or(const Object& object, std::string_view key, bool fallback) {
    const Value* member = object.if_contains(key);
    return member && member->is_bool() ? member->get_bool() : fallback;
}

const Object* object_at(const Object& object, std::string_view key) {
    const Value* member = object.if_contains(key);
    return member ? if_object(*member) : nullptr;
}

const Array* array_at(const Object& object, std::string_view key) {
    const Value* member = object.if_contains(key);
    return member ? member->if_array() : nullptr;
}

namespace {

/// One of them is an exact number, so that an integer among them is beyond 64 bits.
bool is_same_number(const Value& left, const Value& right) {
    if (is_integer(left) && is_integer(right)) {
        return write_compact(left) == write_compact(right);
    }
    return is_decimal(left) && is_decimal(right) && to_double(left) == to_double(right);
}

}  // namespace

bool equal(const Value& left, const Value& right) {
    if (is_exact_number(left) || is_exact_number(right)) {
        return is_same_number(left, right);
    }
    // Boost compares 1 with 1u by value, which is what we want; a double is another kind.
    if (left.is_double() != right.is_double()) {
        return false;
    }
    if (left.is_array() && right.is_array()) {
        return std::ranges::equal(left.get_array(), right.get_array(), equal);
    }
    if (left.is_object() && right.is_object()) {
        const Object& other = right.get_object();
        return left.get_object().size() == other.size() &&
               std::ranges::all_of(left.get_object(), [&](const auto& member) {
                   const Value* twin = other.if_contains(member.key());
                   return twin && equal(member.value(), *twin);
               });
    }
    return left == right;
}

std::string_view kind_name(const Value& value) {
    switch (kind_of(value)) {
        case kind::null:
            return "null";
        case kind::bool_:
            return "boolean";
        case kind::int64:
        case kind::uint64:
            return "integer";
        case kind::double_:
            return "decimal";
        case kind::string:
            return "string";
        case kind::array:
            return "array";
        case kind::object:
            return "object";
    }
    return "value";
}

}  // namespace accord::json
