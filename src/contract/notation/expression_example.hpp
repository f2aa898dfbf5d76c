// The examples in matching definition expressions: 'text', 12, 1.50, true, null and
// fromProviderState('name', example).
#pragma once

#include "contract/notation/expression.hpp"
#include "contract/notation/expression_scanner.hpp"

namespace accord::contract {

/// An example: as it was written, and what it is.
struct Example {
    json::Value json;
    std::string text;
    ValueType type = ValueType::kUnknown;
    std::optional<Generator> generator;
};

inline constexpr std::string_view kAnyExample =
    "an example is expected: a text in single quotes, a number, true, false, null or "
    "fromProviderState('name', example)";

/// Any example; `otherwise` is what the error says when there is none.
Result<Example> read_example(ExpressionScanner& scan, std::string_view otherwise = kAnyExample);

/// 'text'.
Result<Example> read_text_example(ExpressionScanner& scan);

/// A comma, then 'text' or fromProviderState(...).
Result<Example> read_next_example(ExpressionScanner& scan);

/// The number as a decimal, also when it is written without a fraction.
json::Value to_decimal(std::string_view text);

}  // namespace accord::contract
