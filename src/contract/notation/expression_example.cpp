// Reads the example at the end of a matching definition expression.
#include "contract/notation/expression_example.hpp"

#include "base/json_exact.hpp"

#include <charconv>

namespace accord::contract {
namespace {

json::Value to_number(std::string_view text) {
    std::int64_t integer = 0;
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, integer);
    if (last == end && error == std::errc()) {
        return integer;
    }
    if (auto number = json::parse(text)) {
        return std::move(*number);
    }
    return to_decimal(text);  // of digits that JSON does not take, such as 007.5
}

std::string_view data_type(ValueType type) {
    switch (type) {
        case ValueType::kUnknown:
            return "RAW";
        case ValueType::kBoolean:
            return "BOOLEAN";
        case ValueType::kNumber:
        case ValueType::kDecimal:
            return "DECIMAL";
        case ValueType::kInteger:
            return "INTEGER";
        case ValueType::kString:
            return "STRING";
    }
    return "RAW";
}

/// 'text', 12, 1.50, true or null; nothing when it is none of them.
std::optional<Result<Example>> read_literal(ExpressionScanner& scan, std::string_view name) {
    if (scan.sees('\'')) {
        return read_text_example(scan);
    }
    if (name == "null") {
        return Example{nullptr, "", ValueType::kString, std::nullopt};
    }
    if (name == "true" || name == "false") {
        return Example{name == "true", std::string(name), ValueType::kBoolean, std::nullopt};
    }
    const std::string_view number = name.empty() ? scan.number() : "";
    if (number.empty()) {
        return std::nullopt;
    }
    const bool is_decimal = number.contains('.');
    return Example{to_number(number),
                   std::string(number),
                   is_decimal ? ValueType::kDecimal : ValueType::kInteger,
                   std::nullopt};
}

/// ('expression', EXAMPLE): the provider's state has the value.
Result<Example> read_state_value(ExpressionScanner& scan) {
    if (auto opened = scan.expect('('); !opened) {
        return fail(opened.error());
    }
    auto expression = scan.string();
    if (!expression) {
        return fail(expression.error());
    }
    if (auto comma = scan.expect(','); !comma) {
        return fail(comma.error());
    }
    const std::size_t at = scan.position();
    auto example = read_literal(scan, scan.name());
    if (!example) {
        return scan.wrong(at,
                          "an example is expected: a text in single quotes, a number, true, false "
                          "or null");
    }
    if (!*example) {
        return *example;
    }
    if (auto closed = scan.expect(')'); !closed) {
        return fail(closed.error());
    }
    (*example)->generator = Generator{
        "ProviderState",
        {{"expression", std::move(*expression)}, {"dataType", data_type((*example)->type)}}};
    return *example;
}

}  // namespace

std::string_view to_string(ValueType type) {
    switch (type) {
        case ValueType::kUnknown:
            return "Unknown";
        case ValueType::kBoolean:
            return "Boolean";
        case ValueType::kNumber:
            return "Number";
        case ValueType::kInteger:
            return "Integer";
        case ValueType::kDecimal:
            return "Decimal";
        case ValueType::kString:
            return "String";
    }
    return "Unknown";
}

json::Value to_decimal(std::string_view text) {
    double decimal = 0;
    std::from_chars(text.data(), text.data() + text.size(), decimal);
    return decimal;
}

Result<Example> read_example(ExpressionScanner& scan, std::string_view otherwise) {
    const std::size_t at = scan.position();
    const std::string_view name = scan.name();
    if (name == "fromProviderState") {
        return read_state_value(scan);
    }
    if (auto literal = read_literal(scan, name)) {
        return *literal;
    }
    return scan.wrong(at, otherwise);
}

Result<Example> read_text_example(ExpressionScanner& scan) {
    auto text = scan.string();
    if (!text) {
        return fail(text.error());
    }
    return Example{json::Value(*text), *text, ValueType::kString, std::nullopt};
}

Result<Example> read_next_example(ExpressionScanner& scan) {
    if (auto comma = scan.expect(','); !comma) {
        return fail(comma.error());
    }
    return scan.sees('f') ? read_example(scan) : read_text_example(scan);
}

}  // namespace accord::contract
