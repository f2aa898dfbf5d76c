// Makes the value of one generator, of the type that the example has.
#include "matching/generate/generator_value.hpp"

#include "base/json_exact.hpp"
#include "base/regex/regex.hpp"
#include "base/text.hpp"
#include "contract/model/generator_table.hpp"
#include "matching/dates/date_expression.hpp"
#include "matching/dates/date_pattern.hpp"
#include "matching/generate/random_text.hpp"
#include "matching/generate/state_expression.hpp"

#include <charconv>

namespace accord::matching {
namespace {

using Generated = Result<std::optional<json::Value>>;
using contract::Generator;

/// What a generator is given.
struct Request {
    const json::Object& attributes;
    const json::Value& example;
    const GeneratorContext& context;
};

using Make = Generated (*)(const Request&);

/// A whole number, also when it is written as text.
std::int64_t number_or(const json::Object& attributes, std::string_view name, std::int64_t other) {
    const json::Value* value = json::find(attributes, name);
    if (!value) {
        return other;
    }
    if (value->is_int64()) {
        return value->get_int64();
    }
    if (value->is_uint64()) {
        constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
        return static_cast<std::int64_t>(std::min(value->get_uint64(), kMost));
    }
    if (json::is_number(*value)) {
        constexpr double kWholeMax = 9007199254740992;  // 2^53: beyond, doubles skip numbers
        return static_cast<std::int64_t>(
            std::clamp(json::to_double(*value), -kWholeMax, kWholeMax));
    }
    if (!value->is_string()) {
        return other;
    }
    std::int64_t number = 0;
    const std::string_view text(value->get_string());
    return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc()
               ? number
               : other;
}

Result<std::size_t> size_of(const Request& request, std::string_view name) {
    const std::int64_t size = number_or(request.attributes, name, 10);
    if (size < 0 || static_cast<std::size_t>(size) > kGeneratedBytesMax) {
        return invalid_input(
            fmt::format("\"{}\" must be between 0 and {}", name, kGeneratedBytesMax));
    }
    return static_cast<std::size_t>(size);
}

Generated random_int(const Request& request) {
    const std::int64_t number = request.context.random.between(
        number_or(request.attributes, "min", 0), number_or(request.attributes, "max", 10));
    if (request.example.is_string()) {
        return json::Value(std::to_string(number));
    }
    return json::Value(number);
}

Generated random_decimal_number(const Request& request) {
    const auto digits = size_of(request, "digits");
    if (!digits) {
        return fail(digits.error());
    }
    const std::string text = random_decimal(request.context.random, *digits);
    if (request.example.is_string()) {
        return json::Value(text);
    }
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return json::Value(number);
}

Generated random_hexadecimal(const Request& request) {
    const auto digits = size_of(request, "digits");
    if (!digits) {
        return fail(digits.error());
    }
    return json::Value(random_characters(request.context.random, "0123456789ABCDEF", *digits));
}

Generated random_string(const Request& request) {
    const auto size = size_of(request, "size");
    if (!size) {
        return fail(size.error());
    }
    return json::Value(
        random_characters(request.context.random,
                          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
                          *size));
}

Generated regex(const Request& request) {
    const auto pattern = json::string_at(request.attributes, "regex");
    if (!pattern) {
        return invalid_input("\"regex\" is missing");
    }
    auto text = random_match(request.context.random, *pattern);
    if (!text) {
        return fail(text.error());
    }
    return json::Value(*text);
}

Generated uuid(const Request& request) {
    const std::string format =
        json::string_or(request.attributes, "format", "lower-case-hyphenated");
    std::string text = make_uuid(request.context.random);
    if (format == "simple") {
        return json::Value(replace_all(text, "-", ""));
    }
    if (format == "URN") {
        return json::Value("urn:uuid:" + text);
    }
    if (format == "upper-case-hyphenated") {
        for (char& c : text) {
            if (c >= 'a' && c <= 'f') {
                c = static_cast<char>(c - 'a' + 'A');
            }
        }
    } else if (format != "lower-case-hyphenated") {
        return invalid_input(fmt::format("\"{}\" is not a UUID format", format));
    }
    return json::Value(text);
}

/// What stands for the clock: "2024-02-29", "2024-02-29T10:00:00+01:00", as other tools print it
/// with spaces, and a time alone for that of today.
Result<Instant> base_from(std::string_view text, std::string_view name, Instant now) {
    std::string normal(trim(text));
    if (const std::size_t space = normal.find(' '); space != std::string::npos) {
        normal[space] = 'T';
    }
    std::erase(normal, ' ');
    if (normal.find('-') != 4) {
        normal = to_iso8601(now).substr(0, 11) + normal;
    }
    const auto moment = parse_iso8601(normal);
    if (moment) {
        return moment;
    }
    return invalid_input(fmt::format(
        "\"{}\" must be a moment such as 2024-02-29T10:00:00Z, not \"{}\"", name, text));
}

Result<Instant> base_of(const Request& request, std::string_view name) {
    const Instant now = request.context.clock.now();
    const json::Value* value = json::find(request.context.states, name);
    if (!value) {
        return now;
    }
    return base_from(json::text_of(*value), name, now);
}

using Move = Result<Instant> (*)(Instant, std::string_view);

Generated moment(const Request& request,
                 std::string_view base_name,
                 std::string_view default_format,
                 Move move) {
    const std::string format = json::string_or(request.attributes, "format");
    const auto pattern = DatePattern::compile(format.empty() ? default_format : format);
    if (!pattern) {
        return fail(pattern.error());
    }
    const auto base = base_of(request, base_name);
    if (!base) {
        return fail(base.error());
    }
    const auto moved = move(*base, json::string_or(request.attributes, "expression"));
    if (!moved) {
        return fail(moved.error());
    }
    return json::Value(pattern->format(*moved));
}

Generated date(const Request& request) {
    return moment(request, "baseDate", kDefaultDate, move_date);
}
Generated time(const Request& request) {
    return moment(request, "baseTime", kDefaultTime, move_time);
}
Generated date_time(const Request& request) {
    return moment(request, "baseDateTime", kDefaultDateTime, move_date_time);
}

Generated random_boolean(const Request& request) {
    const bool chosen = request.context.random.between(0, 1) == 1;
    if (request.example.is_string()) {
        return json::Value(chosen ? "true" : "false");
    }
    return json::Value(chosen);
}

/// State handlers give numbers as texts, and the other way round; the provider's answer is to be of
/// the example's kind.
json::Value of_kind_of(const json::Value& example, const json::Value& value) {
    if (example.is_string() && !json::is_structured(value)) {
        return json::Value(json::text_of(value));
    }
    if (!value.is_string() || !(json::is_number(example) || example.is_bool())) {
        return value;
    }
    auto read = json::parse(value.get_string());
    const bool is_alike = read && json::is_number(*read) == json::is_number(example) &&
                          read->is_bool() == example.is_bool();
    return is_alike ? std::move(*read) : value;
}

Generated provider_state(const Request& request) {
    if (request.context.mode == GeneratorMode::kConsumer) {
        return std::nullopt;
    }
    // Where no state gave anything, the example is what there is.
    if (request.context.states.empty()) {
        return std::nullopt;
    }
    // Some callers hand the states' values over beside others, under a name of their own.
    const json::Object* nested = json::object_at(request.context.states, "providerState");
    const auto value = evaluate_states(json::string_or(request.attributes, "expression"),
                                       nested ? *nested : request.context.states);
    const bool is_expected = request.context.mode == GeneratorMode::kExpectation;
    if (!value && is_expected) {
        if (request.context.warnings) {
            request.context.warnings->push_back(value.error().message);
        }
        return std::nullopt;
    }
    if (!value) {
        return fail(value.error());
    }
    const auto type = json::string_at(request.attributes, "dataType");
    if (!type) {
        return is_expected ? of_kind_of(request.example, *value) : *value;
    }
    auto typed = as_data_type(*value, *type);
    if (!typed) {
        return fail(typed.error());
    }
    return *typed;
}

Generated mock_server_url(const Request& request) {
    const std::string& url = request.context.mock_server_url;
    if (request.context.mode != GeneratorMode::kConsumer || url.empty()) {
        return std::nullopt;
    }
    const std::string pattern = json::string_or(request.attributes, "regex");
    const std::string example = json::string_or(request.attributes, "example");
    const auto compiled = Regex::compile(pattern);
    if (!compiled) {
        return fail(compiled.error());
    }
    const auto path = compiled->first_group(example);
    if (!path) {
        return fail(path.error());
    }
    if (!*path) {
        return invalid_input(fmt::format(
            "the regular expression \"{}\" has no group that fits \"{}\"", pattern, example));
    }
    return json::Value(url + **path);
}

Generated nothing(const Request&) { return std::nullopt; }

struct Maker {
    std::string_view type;
    Make make;
};

/// One line for each of contract's table of generators.
constexpr Maker kMakers[] = {
    {"RandomInt", random_int},
    {"RandomDecimal", random_decimal_number},
    {"RandomHexadecimal", random_hexadecimal},
    {"RandomString", random_string},
    {"Regex", regex},
    {"Uuid", uuid},
    {"Date", date},
    {"Time", time},
    {"DateTime", date_time},
    {"RandomBoolean", random_boolean},
    {"ProviderState", provider_state},
    {"MockServerURL", mock_server_url},
    {"ArrayContains", nothing},  // its variants' generators are applied item by item
};

constexpr const Maker* find_maker(std::string_view type) {
    const auto* const found = std::ranges::find(kMakers, type, &Maker::type);
    return found == std::end(kMakers) ? nullptr : found;
}

static_assert(std::ranges::all_of(contract::kGeneratorTable,
                                  [](const auto& line) {
                                      return find_maker(line.type) != nullptr;
                                  }),
              "every generator of the table is made here");
static_assert(std::ranges::all_of(kMakers,
                                  [](const Maker& maker) {
                                      return std::ranges::find(contract::kGeneratorTable,
                                                               maker.type,
                                                               &contract::GeneratorLine::type) !=
                                             std::end(contract::kGeneratorTable);
                                  }),
              "every generator that is made stands in the table");

}  // namespace

bool is_made(const Generator& generator, GeneratorMode mode) {
    return mode != GeneratorMode::kExpectation || generator.type == "ProviderState";
}

Generated generate_value(const Generator& generator,
                         const json::Value& example,
                         const GeneratorContext& context) {
    if (!is_made(generator, context.mode)) {
        return std::nullopt;
    }
    const Maker* maker = find_maker(generator.type);
    if (!maker) {
        return invalid_input(fmt::format("unknown generator \"{}\"", generator.type));
    }
    auto made = maker->make({generator.attributes, example, context});
    if (!made) {
        return fail(made.error(), fmt::format("generator \"{}\"", generator.type));
    }
    return made;
}

Result<std::optional<std::string>> generate_text(const Generator& generator,
                                                 std::string_view example,
                                                 const GeneratorContext& context) {
    auto made = generate_value(generator, json::Value(example), context);
    if (!made) {
        return fail(made.error());
    }
    if (!*made) {
        return std::nullopt;
    }
    return json::text_of(**made);
}

}  // namespace accord::matching
