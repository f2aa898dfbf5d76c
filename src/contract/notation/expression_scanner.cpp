// The characters of a matching definition expression, and errors that point at one.
#include "contract/notation/expression_scanner.hpp"

#include "base/unicode/code_point.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::contract {
namespace {

constexpr std::size_t kShownBefore = 60;  ///< characters of a long line shown beside the caret
constexpr std::size_t kShownAfter = 20;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

/// The part of the text around `at`, within its line, that the caret is put under.
struct Excerpt {
    std::string line;
    std::size_t caret = 0;
};

Excerpt excerpt_of(std::string_view text, std::size_t at) {
    std::size_t begin = text.substr(0, at).find_last_of("\r\n") + 1;
    std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    std::string_view before, after;
    if (at - begin > kShownBefore) {
        begin = at - kShownBefore;
        while (begin < at && is_continuation(text[begin])) {
            ++begin;
        }
        before = "...";
    }
    if (end - at > kShownAfter) {
        end = at + kShownAfter;
        while (end > at && is_continuation(text[end])) {
            --end;
        }
        after = "...";
    }
    Excerpt out{fmt::format("{}{}{}", before, text.substr(begin, end - begin), after),
                before.size() + characters(text.substr(begin, at - begin))};
    for (char& c : out.line) {
        if (static_cast<unsigned char>(c) < 0x20) {
            c = ' ';
        }
    }
    return out;
}

}  // namespace

std::size_t ExpressionScanner::position() {
    while (at_ < text_.size() && is_space(text_[at_])) {
        ++at_;
    }
    return at_;
}

bool ExpressionScanner::sees(char c) {
    const std::size_t at = position();
    return at < text_.size() && text_[at] == c;
}

bool ExpressionScanner::accept(char c) {
    if (!sees(c)) {
        return false;
    }
    ++at_;
    return true;
}

Result<void> ExpressionScanner::expect(char c) {
    if (accept(c)) {
        return {};
    }
    return wrong(position(), fmt::format("'{}' is expected", c));
}

std::string_view ExpressionScanner::name() {
    const std::size_t begin = position();
    while (at_ < text_.size() && is_letter(text_[at_])) {
        ++at_;
    }
    return text_.substr(begin, at_ - begin);
}

std::size_t ExpressionScanner::digits(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && is_digit(text_[end])) {
        ++end;
    }
    return end - from;
}

std::string_view ExpressionScanner::number() {
    const std::size_t begin = position();
    std::size_t end = begin + (sees('-') ? 1 : 0);
    const std::size_t whole = digits(end);
    if (whole == 0) {
        return {};
    }
    end += whole;
    if (end < text_.size() && text_[end] == '.') {
        const std::size_t fraction = digits(end + 1);
        if (fraction > 0) {
            end += 1 + fraction;
        }
    }
    at_ = end;
    return text_.substr(begin, end - begin);
}

Result<std::string> ExpressionScanner::string() {
    const std::size_t begin = position();
    if (!accept('\'')) {
        if (name() == "null") {
            return std::string();
        }
        at_ = begin;
        return wrong(begin, "a text in single quotes is expected");
    }
    std::string out;
    while (at_ < text_.size() && text_[at_] != '\'') {
        if (text_[at_] != '\\') {
            out += text_[at_++];
        } else if (auto read = escape(out); !read) {
            return fail(read.error());
        }
    }
    if (at_ == text_.size()) {
        return wrong(begin, "the text that starts here is not closed by \"'\"");
    }
    ++at_;
    return out;
}

/// Other escapes stay as they are, since regular expressions are full of them.
Result<void> ExpressionScanner::escape(std::string& out) {
    static constexpr std::string_view kLetters = "\\'bfnrt";
    static constexpr std::string_view kMeanings = "\\'\b\f\n\r\t";
    if (at_ + 1 == text_.size()) {
        out += text_[at_++];
        return {};
    }
    const char letter = text_[at_ + 1];
    if (letter == 'u') {
        return unicode_escape(out);
    }
    const std::size_t known = kLetters.find(letter);
    if (known == std::string_view::npos) {
        out += '\\';
        out += letter;
    } else {
        out += kMeanings[known];
    }
    at_ += 2;
    return {};
}

Result<void> ExpressionScanner::unicode_escape(std::string& out) {
    const std::size_t begin = at_;
    const bool braced = text_.substr(begin + 2).starts_with('{');
    std::string_view code = text_.substr(begin + 2, 4);
    if (braced) {
        const std::size_t close = text_.find('}', begin);
        code = close == std::string_view::npos ? "" : text_.substr(begin + 3, close - begin - 3);
    }
    unsigned value = 0;
    const auto [last, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
    const bool whole = error == std::errc() && last == code.data() + code.size();
    if (!whole || (!braced && code.size() != 4)) {
        return wrong(begin, "a Unicode escape is written \\uXXXX or \\u{X...}, in hexadecimal");
    }
    const std::size_t end = begin + 2 + code.size() + (braced ? 2 : 0);
    append_utf8(out, value);
    at_ = end;
    return {};
}

std::unexpected<Error> ExpressionScanner::wrong(std::size_t at, std::string_view reason) const {
    const Excerpt excerpt = excerpt_of(text_, at);
    return fail(ErrorCode::kInvalidInput,
                fmt::format("matching definition: {} at character {}\n    {}\n    {:>{}}",
                            reason,
                            characters(text_.substr(0, at)) + 1,
                            excerpt.line,
                            '^',
                            excerpt.caret + 1));
}

}  // namespace accord::contract
