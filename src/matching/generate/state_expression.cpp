// Replaces the `${...}` of an expression by values that a provider state gave.
#include "matching/generate/state_expression.hpp"

#include "base/json_exact.hpp"

#include <charconv>

namespace accord::matching {
namespace {

Result<const json::Value*> look_up(std::string_view name, const json::Object& states) {
    if (const json::Value* value = json::find(states, name)) {
        return value;
    }
    std::vector<std::string_view> known;
    for (const auto& member : states) {
        known.push_back(member.key());
    }
    return fail(ErrorCode::kInvalidInput,
                fmt::format("no provider state gives a value \"{}\"; there {}: {}",
                            name,
                            known.size() == 1 ? "is" : "are",
                            known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "))));
}

std::unexpected<Error> not_a(const json::Value& value, std::string_view kind) {
    return fail(
        ErrorCode::kInvalidInput,
        fmt::format("the value {} of a provider state is no {}", json::write_compact(value), kind));
}

template <class Number>
Result<json::Value> as_number(const json::Value& value, std::string_view kind) {
    const std::string text = json::text_of(value);
    auto read = json::parse(text);  // with all its digits
    if (read && (std::is_integral_v<Number> ? json::is_integer(*read) : json::is_decimal(*read))) {
        return std::move(*read);
    }
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
        return not_a(value, kind);
    }
    return json::Value(number);
}

}  // namespace

Result<json::Value> evaluate_states(std::string_view expression, const json::Object& states) {
    std::size_t open = expression.find("${");
    if (open == std::string_view::npos) {
        const auto value = look_up(expression, states);
        if (!value) {
            return fail(value.error());
        }
        return **value;
    }
    std::string out;
    std::size_t at = 0;
    while (open != std::string_view::npos) {
        const std::size_t close = expression.find('}', open);
        if (close == std::string_view::npos) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("the expression \"{}\" has a ${{ that is not closed at "
                                    "character {}",
                                    expression,
                                    open + 1));
        }
        const auto value = look_up(expression.substr(open + 2, close - open - 2), states);
        if (!value) {
            return fail(value.error());
        }
        if (open == 0 && close + 1 == expression.size()) {
            return **value;
        }
        out += expression.substr(at, open - at);
        out += json::text_of(**value);
        at = close + 1;
        open = expression.find("${", at);
    }
    out += expression.substr(at);
    return json::Value(out);
}

Result<json::Value> as_data_type(const json::Value& value, std::string_view type) {
    if (type == "STRING") {
        return json::Value(json::text_of(value));
    }
    if (type == "INTEGER") {
        return as_number<std::int64_t>(value, "integer");
    }
    if (type == "DECIMAL" || type == "FLOAT") {
        return as_number<double>(value, "decimal number");
    }
    if (type == "BOOLEAN") {
        const std::string text = json::text_of(value);
        if (text != "true" && text != "false") {
            return not_a(value, "boolean");
        }
        return json::Value(text == "true");
    }
    return value;
}

}  // namespace accord::matching
