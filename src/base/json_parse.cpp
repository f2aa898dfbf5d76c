// Reads JSON: Boost's parser, with limits, errors that say where, and exact decimals.
#include "base/json.hpp"
#include "base/json_exact.hpp"
#include "base/unicode/charset.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <charconv>
#include <cmath>
#include <limits>

namespace accord::json {
namespace {

using boost::json::error_code;

struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
};

Position position_of(std::string_view text, std::size_t offset) {
    Position at;
    for (char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++at.line;
            at.column = 1;
        } else {
            ++at.column;
        }
    }
    return at;
}

std::string reason_of(const boost::json::error_code& ec) {
    using boost::json::error;
    if (ec == error::illegal_leading_surrogate || ec == error::illegal_trailing_surrogate ||
        ec == error::expected_utf16_escape) {
        return "a \\u escape is half of a surrogate pair";
    }
    if (ec == error::expected_hex_digit) {
        return "a \\u escape needs four hexadecimal digits";
    }
    if (ec == error::exponent_overflow) {
        return "the number that ends here is larger than a double can be";
    }
    return "a value, a string in quotes, a comma or a bracket is expected here";
}

Error error_at(std::string_view text,
               std::size_t offset,
               ErrorCode code,
               const std::string& reason) {
    const Position at = position_of(text, offset);
    return {code,
            "not valid JSON at line " + std::to_string(at.line) + ", column " +
                std::to_string(at.column) + ": " + reason};
}

/// How a number is written, found in one pass over its few characters.
struct Notation {
    std::size_t point = std::string_view::npos;
    bool has_exponent = false;

    explicit Notation(std::string_view text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '.') {
                point = at;
            } else if (text[at] == 'e' || text[at] == 'E') {
                has_exponent = true;
            }
        }
    }
    [[nodiscard]] bool is_integer() const {
        return point == std::string_view::npos && !has_exponent;
    }
};

/// Whether write_double() gives the text back: up to 15 digits come out of a double as they went
/// in, where nothing is written that could be left out.
bool is_as_written(double number, std::string_view text, const Notation& notation) {
    constexpr std::size_t kDigitsSafe = 15;
    constexpr double kSmallestPlain = 1e-5;  // below, it is written with an exponent
    if (notation.point == std::string_view::npos || notation.has_exponent ||
        text.size() > kDigitsSafe + 1) {
        return write_double(number) == text;
    }
    const bool ends_well = text.back() != '0' || text.size() == notation.point + 2;
    return ends_well && (std::abs(number) >= kSmallestPlain || text.ends_with("0.0"));
}

/// What one value or name counts of Limits::values_max; exact numbers are objects.
constexpr std::size_t kOne = 1;
constexpr std::size_t kExactNumber = 4;

/// Boost's own use of it is for lists beyond 32 bits.
constexpr auto kTooManyValues = boost::json::error::array_too_large;

constexpr std::string_view kNested = "nested deeper than the ";

/// Builds the value from what the parser finds. Boost 1.81 rounds decimals of many digits to a
/// neighbour of the nearest double; they are read again here. Numbers that a double gives back in
/// another way keep their text. Since the whole text is there at once, no number comes in parts.
class Builder {
  public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::uint32_t>::max();

    Builder(std::size_t values_max, boost::json::storage_ptr storage)
        : values_left_(values_max), values_({}, begun_, sizeof begun_) {
        values_.reset(std::move(storage));
    }
    Value release() { return values_.release(); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code& ec) { return count(kOne, ec); }
    bool on_object_end(std::size_t size, error_code&) {
        values_.push_object(size);
        return true;
    }
    bool on_array_begin(error_code& ec) { return count(kOne, ec); }
    bool on_array_end(std::size_t size, error_code&) {
        values_.push_array(size);
        return true;
    }
    bool on_key_part(std::string_view part, std::size_t, error_code&) {
        values_.push_chars(part);
        return true;
    }
    bool on_key(std::string_view last, std::size_t, error_code& ec) {
        values_.push_key(last);
        return count(kOne, ec);
    }
    bool on_string_part(std::string_view part, std::size_t, error_code&) {
        values_.push_chars(part);
        return true;
    }
    bool on_string(std::string_view last, std::size_t, error_code& ec) {
        values_.push_string(last);
        return count(kOne, ec);
    }
    bool on_number_part(std::string_view, error_code&) { return true; }
    bool on_int64(std::int64_t number, std::string_view, error_code& ec) {
        values_.push_int64(number);
        return count(kOne, ec);
    }
    bool on_uint64(std::uint64_t number, std::string_view, error_code& ec) {
        values_.push_uint64(number);
        return count(kOne, ec);
    }
    bool on_double(double number, std::string_view text, error_code& ec) {
        std::from_chars(text.data(), text.data() + text.size(), number);
        const Notation notation(text);
        if (!std::isfinite(number) && !notation.is_integer()) {
            ec = boost::json::error::exponent_overflow;
            return false;
        }
        if (!notation.is_integer() && is_as_written(number, text, notation)) {
            values_.push_double(number);
            return count(kOne, ec);
        }
        values_.push_key(kExactNumberName);
        values_.push_string(text);
        values_.push_object(1);
        return count(kExactNumber, ec);
    }
    bool on_bool(bool flag, error_code& ec) {
        values_.push_bool(flag);
        return count(kOne, ec);
    }
    bool on_null(error_code& ec) {
        values_.push_null();
        return count(kOne, ec);
    }
    bool on_comment_part(std::string_view, error_code&) { return true; }
    bool on_comment(std::string_view, error_code&) { return true; }

  private:
    bool count(std::size_t values, error_code& ec) {
        if (values_left_ < values) {
            ec = kTooManyValues;
            return false;
        }
        values_left_ -= values;
        return true;
    }

    static constexpr std::size_t kBegunBytes = 2048;

    std::size_t values_left_;
    alignas(Value) unsigned char begun_[kBegunBytes];  ///< for what is not closed
    boost::json::value_stack values_;
};

}  // namespace

Result<Value> parse(std::string_view bytes,
                    const Limits& limits,
                    boost::json::storage_ptr storage) {
    if (bytes.size() > limits.bytes_max) {
        return fail(ErrorCode::kLimit,
                    "the JSON text has " + std::to_string(bytes.size()) + " bytes, more than the " +
                        std::to_string(limits.bytes_max) + " allowed");
    }
    std::string converted;
    const std::string_view text = as_utf8(bytes, "", converted);
    boost::json::parse_options options;
    options.max_depth = limits.depth_max;
    boost::json::basic_parser<Builder> parser(options, limits.values_max, std::move(storage));
    boost::json::error_code ec;
    const std::size_t parsed = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec) {
        const std::size_t rest = text.find_first_not_of(" \t\r\n", parsed);
        if (rest == std::string_view::npos) {
            return parser.handler().release();
        }
        return fail(
            error_at(text, rest, ErrorCode::kInvalidInput, "something follows the JSON value"));
    }
    if (ec == boost::json::error::incomplete) {
        return fail(error_at(text,
                             text.size(),
                             ErrorCode::kInvalidInput,
                             "the text ends before the JSON value is complete"));
    }
    if (ec == boost::json::error::too_deep) {
        return fail(
            error_at(text,
                     parsed,
                     ErrorCode::kLimit,
                     std::string(kNested) + std::to_string(limits.depth_max) + " levels allowed"));
    }
    if (ec == kTooManyValues) {
        return fail(error_at(
            text,
            parsed,
            ErrorCode::kLimit,
            "more than the " + std::to_string(limits.values_max) + " values and names allowed"));
    }
    return fail(error_at(text, parsed, ErrorCode::kInvalidInput, reason_of(ec)));
}

bool is_too_deep(const Error& error) {
    return error.code == ErrorCode::kLimit && error.message.contains(kNested);
}

}  // namespace accord::json
