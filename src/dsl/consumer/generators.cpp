// The generators of accord/generators.hpp, each beside the matcher that fits it.
#include "accord/generators.hpp"

#include "accord/error.hpp"
#include "base/text.hpp"
#include "dsl/consumer/value_node.hpp"
#include "matching/generate/generator_value.hpp"

#include <fmt/format.h>

namespace accord {
namespace {

namespace rule = contract::rule;
using contract::Generator;
using dsl::value_of;

constexpr std::string_view kUuid = "936da01f-9abd-4d9d-80c7-02af85c822a8";

/// Tries the generator once, so that what is wrong with it is told where it is written.
void try_out(const Generator& generator, const json::Value& example, std::string_view name) {
    const ManualClock clock{Instant{}};
    SeededRandom random(1);
    const auto made =
        matching::generate_value(generator, example, {.clock = clock, .random = random});
    if (!made) {
        throw PactError(fmt::format("{}(): {}", name, made.error().message));
    }
}

Value generated(const Value& example,
                contract::MatchingRule rule,
                Generator generator,
                std::string_view name) {
    Value::Node node = dsl::with_checked_rule(example, std::move(rule), name).node();
    try_out(generator, dsl::example_of(example), name);
    node.generator = std::move(generator);
    return value_of(std::move(node));
}

/// So many characters of an endless repetition of `characters`.
std::string example_text(std::string_view characters, std::size_t size, std::string_view name) {
    if (size < 1 || size > matching::kGeneratedBytesMax) {
        throw PactError(fmt::format(
            "{}({}): a size is from 1 to {}", name, size, matching::kGeneratedBytesMax));
    }
    std::string out;
    while (out.size() < size) {
        out += characters[out.size() % characters.size()];
    }
    return out;
}

/// As files have it.
std::int64_t number_of(std::size_t size) { return static_cast<std::int64_t>(size); }

Generator moment(std::string_view type, const std::string& expression, const std::string& format) {
    Generator out{std::string(type), {{"format", format}}};
    if (!expression.empty()) {
        out.attributes["expression"] = expression;
    }
    return out;
}

}  // namespace

Value random_int(std::int64_t min, std::int64_t max) { return random_int(min, max, min); }

Value random_int(std::int64_t min, std::int64_t max, std::int64_t example) {
    if (max < min || example < min || example > max) {
        throw PactError(
            fmt::format("random_int(): {} is not in the range from {} to {}", example, min, max));
    }
    return generated(
        example, {rule::Integer{}}, {"RandomInt", {{"min", min}, {"max", max}}}, "random_int");
}

Value random_decimal(std::size_t digits, double example) {
    if (digits < 2) {
        throw PactError("random_decimal(): at least 2 digits are needed");
    }
    return generated(example,
                     {rule::Decimal{}},
                     {"RandomDecimal", {{"digits", number_of(digits)}}},
                     "random_decimal");
}

Value random_hexadecimal(std::size_t digits) {
    return generated(example_text("0123456789ABCDEF", digits, "random_hexadecimal"),
                     {rule::Regex{fmt::format("[0-9a-fA-F]{{{}}}", digits)}},
                     {"RandomHexadecimal", {{"digits", number_of(digits)}}},
                     "random_hexadecimal");
}

Value random_string(std::size_t size) {
    return generated(example_text("abcdefghijklmnopqrstuvwxyz", size, "random_string"),
                     {rule::Type{}},
                     {"RandomString", {{"size", number_of(size)}}},
                     "random_string");
}

Value random_regex(const std::string& pattern, const std::string& example) {
    return generated(
        example, {rule::Regex{pattern}}, {"Regex", {{"regex", pattern}}}, "random_regex");
}

Value random_boolean(bool example) {
    return generated(example, {rule::Boolean{}}, {"RandomBoolean", {}}, "random_boolean");
}

Value random_uuid(UuidFormat format) {
    const auto made = [](std::string_view name, std::string example, std::string_view pattern) {
        return generated(std::move(example),
                         {rule::Regex{std::string(pattern)}},
                         {"Uuid", {{"format", name}}},
                         "random_uuid");
    };
    switch (format) {
        case UuidFormat::kLowerCase:
            break;
        case UuidFormat::kUpperCase:
            return made("upper-case-hyphenated",
                        "936DA01F-9ABD-4D9D-80C7-02AF85C822A8",
                        "[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
        case UuidFormat::kSimple:
            return made("simple", replace_all(kUuid, "-", ""), "[0-9a-f]{32}");
        case UuidFormat::kUrn:
            return made("URN",
                        "urn:uuid:" + std::string(kUuid),
                        "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
    return made(
        "lower-case-hyphenated", std::string(kUuid), "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
}

Value date_from(const std::string& expression,
                const std::string& format,
                const std::string& example) {
    return generated(
        example, {rule::Date{format}}, moment("Date", expression, format), "date_from");
}

Value time_from(const std::string& expression,
                const std::string& format,
                const std::string& example) {
    return generated(
        example, {rule::Time{format}}, moment("Time", expression, format), "time_from");
}

Value datetime_from(const std::string& expression,
                    const std::string& format,
                    const std::string& example) {
    return generated(
        example, {rule::DateTime{format}}, moment("DateTime", expression, format), "datetime_from");
}

Value from_provider_state(const std::string& expression, Value example, StateType type) {
    static constexpr std::string_view kTypes[] = {"", "STRING", "INTEGER", "DECIMAL", "BOOLEAN"};
    if (expression.empty()) {
        throw PactError("from_provider_state(): the expression is empty");
    }
    Value::Node node = example.node();
    if (node.generator) {
        throw PactError("from_provider_state(): the example has a generator");
    }
    node.generator = Generator{"ProviderState", {{"expression", expression}}};
    if (type != StateType::kAsGiven) {
        node.generator->attributes["dataType"] = kTypes[static_cast<std::size_t>(type)];
    }
    node.is_loose = node.rules.empty();
    return value_of(std::move(node));
}

Value mock_server_url(const std::string& path_pattern, const std::string& path) {
    const std::string example = "http://localhost:8080" + path;
    const std::string pattern = ".*(" + path_pattern + ")$";
    return generated(example,
                     {rule::Regex{pattern}},
                     {"MockServerURL", {{"example", example}, {"regex", pattern}}},
                     "mock_server_url");
}

}  // namespace accord
