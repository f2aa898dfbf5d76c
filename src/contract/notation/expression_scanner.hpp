// Reads a matching definition expression from left to right, character by character, and says where
// something is wrong. expression.cpp knows the grammar.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace accord::contract {

class ExpressionScanner {
  public:
    explicit ExpressionScanner(std::string_view text) : text_(text) {}

    /// Where the next token starts, white space skipped.
    std::size_t position();
    bool at_end() { return position() == text_.size(); }

    /// Whether the next character is this one; accept() also takes it.
    bool sees(char c);
    bool accept(char c);

    /// Takes the character, or fails: "')' is expected".
    Result<void> expect(char c);

    /// The letters that come next; empty when there are none.
    std::string_view name();

    /// A text in single quotes, its escapes replaced; `null` is an empty one.
    Result<std::string> string();

    /// "-12" or "1.50" as written; empty when no number comes next.
    std::string_view number();

    /// kInvalidInput: the reason, the character counted from 1, the line it stands in and a caret.
    [[nodiscard]] std::unexpected<Error> wrong(std::size_t at, std::string_view reason) const;

  private:
    Result<void> escape(std::string& out);
    Result<void> unicode_escape(std::string& out);
    std::size_t digits(std::size_t from) const;

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace accord::contract
