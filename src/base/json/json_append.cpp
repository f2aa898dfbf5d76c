// The writers behind json.hpp and json_append.hpp.
#include "base/json/json_append.hpp"

#include "base/json.hpp"
#include "base/json_exact.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace accord::json {
namespace {

/// Writes at the end of a text, which is made larger by more than is needed: a character costs no
/// call. The text is whole again when the pen goes.
class Pen {
  public:
    explicit Pen(std::string& text)
        : text_(text), at_(text.data() + text.size()), end_(text.data() + text.size()) {}
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;
    ~Pen() { text_.resize(at_ - text_.data()); }

    void put(char c) {
        make_room(1);
        *at_++ = c;
    }
    void put(std::string_view text) {
        make_room(text.size());
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }
    void put(std::size_t count, char c) {
        make_room(count);
        std::memset(at_, c, count);
        at_ += count;
    }

    /// For who writes by itself: so many characters fit from the place on that is given.
    char* begin(std::size_t size) {
        make_room(size);
        return at_;
    }
    /// Where it has stopped.
    void end(char* at) { at_ = at; }

  private:
    void make_room(std::size_t size) {
        if (static_cast<std::size_t>(end_ - at_) < size) [[unlikely]] {
            grow(size);
        }
    }
    static constexpr std::size_t kGrownBytes = 64;

    void grow(std::size_t size) {
        const std::size_t used = at_ - text_.data();
        const auto larger = std::max(used + std::max({size, used, kGrownBytes}), text_.capacity());
        text_.resize_and_overwrite(larger, [](char*, std::size_t all) { return all; });
        at_ = text_.data() + used;
        end_ = text_.data() + larger;
    }

    std::string& text_;
    char* at_;
    char* end_;
};

constexpr std::size_t kWordBytes = 8;

bool is_escaped(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// Whether one of eight characters may be escaped; what looks like one may be none.
bool may_have_escaped(std::uint64_t word) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHighs = 0x8080808080808080;
    const auto zeros_of = [](std::uint64_t of) { return (of - kOnes) & ~of; };
    const auto found = ((word - kOnes * 0x20) & ~word) | zeros_of(word ^ (kOnes * '"')) |
                       zeros_of(word ^ (kOnes * '\\'));
    return (found & kHighs) != 0;
}

/// Copies what is written as it is, up to the first character that is not; most texts have none, so
/// eight are copied together. What follows what was read, and what was written.
std::pair<const char*, char*> copy_plain(const char* from, const char* end, char* to) {
    for (; static_cast<std::size_t>(end - from) >= kWordBytes;
         from += kWordBytes, to += kWordBytes) {
        std::uint64_t word = 0;
        std::memcpy(&word, from, kWordBytes);
        if (may_have_escaped(word)) {
            break;
        }
        std::memcpy(to, &word, kWordBytes);
    }
    while (from < end && !is_escaped(static_cast<unsigned char>(*from))) {
        *to++ = *from++;
    }
    return {from, to};
}

void write_escaped(Pen& pen, unsigned char c) {
    static constexpr char kHex[] = "0123456789abcdef";
    static constexpr std::string_view kWithLetter = "\"\\\b\f\n\r\t";
    static constexpr std::string_view kLetters = "\"\\bfnrt";
    if (const auto at = kWithLetter.find(static_cast<char>(c)); at != std::string_view::npos) {
        pen.put('\\');
        pen.put(kLetters[at]);
        return;
    }
    pen.put("\\u00");
    pen.put(kHex[c >> 4]);
    pen.put(kHex[c & 15]);
}

void write_string(Pen& pen, std::string_view text) {
    const char* from = text.data();
    const char* const end = from + text.size();
    pen.put('"');
    for (;;) {
        const auto [read, written] = copy_plain(from, end, pen.begin(end - from));
        pen.end(written);
        if (read == end) {
            break;
        }
        write_escaped(pen, static_cast<unsigned char>(*read));
        from = read + 1;
    }
    pen.put('"');
}

template <class Integer>
void write_integer(Pen& pen, Integer number) {
    constexpr std::size_t kDigitsMax = 24;
    char* const begin = pen.begin(kDigitsMax);
    pen.end(std::to_chars(begin, begin + kDigitsMax, number).ptr);
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
    Writer(std::string& out, Style style) : pen_(out), style_(style), depth_(style.depth) {}

    void write(const Value& value) {
        switch (value.kind()) {
            case kind::null:
                pen_.put("null");
                break;
            case kind::bool_:
                pen_.put(value.get_bool() ? "true" : "false");
                break;
            case kind::int64:
                write_integer(pen_, value.get_int64());
                break;
            case kind::uint64:
                write_integer(pen_, value.get_uint64());
                break;
            case kind::double_:
                pen_.put(write_double(value.get_double()));
                break;
            case kind::string:
                write_string(pen_, value.get_string());
                break;
            case kind::array:
                write_array(value.get_array());
                break;
            case kind::object:
                write(value.get_object());
                break;
        }
    }

    void write(const Object& object) {
        if (const auto number = exact_number(object)) {
            write_exact(*number);
            return;
        }
        pen_.put('{');
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

  private:
    void write_array(const Array& array) {
        pen_.put('[');
        ++depth_;
        bool first = true;
        for (const Value& item : array) {
            separate(first);
            write(item);
        }
        close(first, ']');
    }

    void write_exact(std::string_view number) {
        const bool is_integer = number.find_first_of(".eE") == std::string_view::npos;
        double nearest = 0;
        if (is_integer || !style_.rounded) {
            pen_.put(number);
            return;
        }
        std::from_chars(number.data(), number.data() + number.size(), nearest);
        pen_.put(write_double(nearest));
    }

    void write_member(bool& first, const boost::json::key_value_pair& member) {
        separate(first);
        write_string(pen_, member.key());
        pen_.put(style_.pretty ? ": " : ":");
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
            pen_.put(',');
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
        pen_.put(bracket);
    }

    void new_line() {
        pen_.put('\n');
        pen_.put(2 * depth_, ' ');
    }

    Pen pen_;
    Style style_;
    std::size_t depth_;
};

template <class ValueOrObject>
std::string write(const ValueOrObject& value, Style style) {
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
std::string write_compact(const Object& object) { return write(object, {}); }

void append_compact(std::string& out, const Value& value) { Writer(out, {}).write(value); }

void append_string(std::string& out, std::string_view text) {
    Pen pen(out);
    write_string(pen, text);
}

std::string write_rounded(const Value& value) { return write(value, {.rounded = true}); }

std::string text_of(const Value& value) {
    return value.is_string() ? std::string(value.get_string()) : write_compact(value);
}
std::string write_pretty(const Value& value) { return write(value, {.pretty = true}); }
std::string write_pretty(const Object& object) { return write(object, {.pretty = true}); }
std::string write_canonical(const Value& value) {
    std::string out;
    append_canonical(out, value);
    return out;
}

void append_canonical(std::string& out, const Value& value) {
    Writer(out, {.sorted = true, .rounded = true}).write(value);
}

std::string write_sorted(const Value& value, std::size_t depth) {
    return write(value, {.pretty = true, .sorted = true, .depth = depth});
}

}  // namespace accord::json
