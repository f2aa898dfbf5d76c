// Text to tokens: see graphql_document.hpp.
#include "base/text.hpp"
#include "base/unicode/code_point.hpp"
#include "matching/body/graphql_document.hpp"

#include <algorithm>
#include <charconv>

namespace accord::matching {
namespace {

using Kind = GraphqlToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_in_name(char c) { return starts_name(c) || is_digit(c); }

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

/// The value of a block string: common indentation and blank lines at both ends taken away.
std::string block_value(std::string_view raw) {
    const std::string plain = replace_all(replace_all(raw, "\r\n", "\n"), "\r", "\n");
    std::vector<std::string_view> lines = split(plain, '\n');
    std::size_t indent = std::string::npos;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!is_blank(lines[i])) {
            indent = std::min(indent, lines[i].find_first_not_of(" \t"));
        }
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (indent != std::string::npos) {
            lines[i].remove_prefix(std::min(indent, lines[i].size()));
        }
    }
    while (!lines.empty() && is_blank(lines.back())) {
        lines.pop_back();
    }
    const auto first = std::ranges::find_if_not(lines, is_blank);
    return fmt::format("{}", fmt::join(first, lines.end(), "\n"));
}

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Result<GraphqlTokens> tokens() {
        GraphqlTokens out;
        if (text_.substr(at_).starts_with("\xEF\xBB\xBF")) {
            at_ += 3;
        }
        while (skip_ignored()) {
            const std::size_t start = at_;
            GraphqlToken token{.line = line_, .column = start - line_start_ + 1};
            if (auto read = next(token); !read) {
                return fail(read.error());
            }
            out.push_back(std::move(token));
        }
        return out;
    }

  private:
    /// Moves to the next token; false at the end.
    bool skip_ignored() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '#') {
                at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
                if (at_ == text_.size()) {
                    return false;
                }
            }
            if (text_[at_] == '\n') {
                ++line_;
                line_start_ = at_ + 1;
            } else if (!std::string_view(" \t\r,").contains(text_[at_])) {
                return true;
            }
        }
        return false;
    }

    Result<void> next(GraphqlToken& token) {
        const char c = text_[at_];
        if (starts_name(c)) {
            token.kind = Kind::kName;
            token.text = take_while(is_in_name);
            return {};
        }
        if (is_digit(c) || c == '-') {
            return number(token);
        }
        if (text_.substr(at_).starts_with("\"\"\"")) {
            return block_string(token);
        }
        if (c == '"') {
            return string(token);
        }
        if (text_.substr(at_).starts_with("...")) {
            return punctuator(token, 3);
        }
        if (std::string_view("!$&()=:@[]{|}").contains(c)) {
            return punctuator(token, 1);
        }
        return error("an unexpected character");
    }

    Result<void> punctuator(GraphqlToken& token, std::size_t size) {
        token.text = text_.substr(at_, size);
        at_ += size;
        return {};
    }

    Result<void> number(GraphqlToken& token) {
        const std::size_t start = at_;
        token.kind = Kind::kInteger;
        if (text_[at_] == '-') {
            ++at_;
        }
        const std::string_view digits = take_while(is_digit);
        if (digits.empty() || (digits.size() > 1 && digits[0] == '0')) {
            return error("a number that is none");
        }
        if (peek() == '.') {
            token.kind = Kind::kDecimal;
            ++at_;
            if (take_while(is_digit).empty()) {
                return error("a number that is none");
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            token.kind = Kind::kDecimal;
            ++at_;
            if (peek() == '+' || peek() == '-') {
                ++at_;
            }
            if (take_while(is_digit).empty()) {
                return error("a number that is none");
            }
        }
        if (is_in_name(peek()) || peek() == '.') {
            return error("a number that is none");
        }
        token.text = text_.substr(start, at_ - start);
        return {};
    }

    Result<void> string(GraphqlToken& token) {
        token.kind = Kind::kString;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                return {};
            }
            if (c == '\n' || c == '\r') {
                break;
            }
            if (c != '\\') {
                token.text += c;
            } else if (!escape(token.text)) {
                return error("an unknown escape");
            }
        }
        return error("a string that is not closed");
    }

    /// Leaves at_ on the last character of the escape.
    bool escape(std::string& out) {
        constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
        if (++at_ >= text_.size()) {
            return false;
        }
        if (const auto index = kLetters.find(text_[at_]); index != std::string_view::npos) {
            out += kMeanings[index];
            return true;
        }
        auto code = text_[at_] == 'u' ? four_digits(at_ + 1) : std::nullopt;
        if (code && is_half(*code, 0xD800)) {
            const auto other = text_.substr(std::min(at_ + 5, text_.size())).starts_with("\\u")
                                   ? four_digits(at_ + 7)
                                   : std::nullopt;
            code = other && is_half(*other, 0xDC00)
                       ? std::optional(0x10000 + ((*code - 0xD800) << 10) + (*other - 0xDC00))
                       : std::nullopt;
            at_ += 6;
        }
        if (!code || is_half(*code, 0xDC00)) {
            return false;
        }
        append_utf8(out, *code);
        at_ += 4;
        return true;
    }

    std::optional<char32_t> four_digits(std::size_t at) const {
        const std::string_view digits = text_.substr(std::min(at, text_.size()), 4);
        unsigned code = 0;
        const auto end =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16).ptr;
        return digits.size() == 4 && end == digits.data() + 4 ? std::optional<char32_t>(code)
                                                              : std::nullopt;
    }

    /// Of a surrogate pair: the first is from 0xD800, the second from 0xDC00.
    static bool is_half(char32_t code, char32_t first) {
        return code >= first && code < first + 0x400;
    }

    Result<void> block_string(GraphqlToken& token) {
        constexpr std::string_view kQuotes = "\"\"\"";
        token.kind = Kind::kString;
        at_ += kQuotes.size();
        const std::size_t start = at_;
        std::size_t end = text_.find(kQuotes, at_);
        while (end != std::string_view::npos && text_[end - 1] == '\\') {
            end = text_.find(kQuotes, end + kQuotes.size());
        }
        if (end == std::string_view::npos) {
            return error("a block string that is not closed");
        }
        const std::string_view raw = text_.substr(start, end - start);
        token.text = block_value(replace_all(raw, "\\\"\"\"", kQuotes));
        line_ += static_cast<std::size_t>(std::ranges::count(raw, '\n'));
        if (const auto last = raw.rfind('\n'); last != raw.npos) {
            line_start_ = start + last + 1;
        }
        at_ = end + kQuotes.size();
        return {};
    }

    template <class Belongs>
    std::string_view take_while(Belongs belongs) {
        const std::size_t start = at_;
        while (at_ < text_.size() && belongs(text_[at_])) {
            ++at_;
        }
        return text_.substr(start, at_ - start);
    }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    [[nodiscard]] std::unexpected<Error> error(std::string_view what) const {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("not valid GraphQL at line {}, column {}: {}",
                                line_,
                                std::min(at_, text_.size()) - line_start_ + 1,
                                what));
    }

    std::string_view text_;
    std::size_t at_ = 0, line_ = 1, line_start_ = 0;
};

}  // namespace

Result<GraphqlTokens> graphql_tokens(std::string_view text) {
    if (text.size() > kGraphqlBytesMax) {
        return fail(ErrorCode::kLimit,
                    fmt::format("the GraphQL document has more than {} bytes", kGraphqlBytesMax));
    }
    return Lexer(text).tokens();
}

}  // namespace accord::matching
