// Date and time patterns in Java's letters ("yyyy-MM-dd'T'HH:mm:ssXXX"): compiled once, then used
// to check texts and to write moments.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

class DatePattern {
  public:
    /// Letters of java.time.DateTimeFormatter: G u y D M L d Q q Y w W E e c F a h K k H m s S A n
    /// N V z O X x Z, text in quotes, optional parts in brackets ("HH:mm[:ss]"). Error:
    /// kInvalidInput naming the letter.
    static Result<DatePattern> compile(std::string_view pattern);

    /// Whether the whole text has this form and is a moment of the calendar: 2001-02-29 is none.
    [[nodiscard]] bool matches(std::string_view text) const;

    /// A run of one letter, text that stands for itself (letter 0), or the bracket around an
    /// optional part.
    struct Token {
        char letter = 0;
        std::size_t count = 0;  ///< how many letters; for '[' the position of its ']'
        std::string text;
    };

    /// Where a text goes wrong: the token that does not fit there (nullptr: the text is longer than
    /// the pattern), or all tokens fit and `is_in_calendar` is false.
    struct Failure {
        const Token* token = nullptr;
        std::size_t at = 0;  ///< byte of the text
        bool is_in_calendar = true;
    };

    /// The first thing that is wrong with a text; nothing when it matches. It points into this.
    [[nodiscard]] std::optional<Failure> first_failure(std::string_view text) const;

    /// The moment in UTC, with English names.
    [[nodiscard]] std::string format(Instant moment) const;

    [[nodiscard]] const std::string& pattern() const { return pattern_; }

  private:
    std::string pattern_;
    std::vector<Token> tokens_;
};

/// What the kinds mean without a format.
inline constexpr std::string_view kDefaultDate = "yyyy-MM-dd";
inline constexpr std::string_view kDefaultTime = "HH:mm:ss";
inline constexpr std::string_view kDefaultDateTime = "yyyy-MM-dd'T'HH:mm:ssXXX";

/// English names, from January and from Monday.
extern const std::vector<std::string_view> kMonthNames;
extern const std::vector<std::string_view> kDayNames;

}  // namespace accord::matching
