// The grammar of matching definition expressions. Each matcher is one line in the table of
// Parser::matcher.
#include "contract/notation/expression.hpp"

#include "base/regex/regex.hpp"
#include "base/semver.hpp"
#include "contract/notation/expression_example.hpp"
#include "contract/pact/generators_json.hpp"

#include <charconv>
#include <ranges>

namespace accord::contract {
namespace {

constexpr std::string_view kDefinitions[] = {
    "matching", "notEmpty", "eachKey", "eachValue", "atLeast", "atMost", "arrayContains"};

MatchingDefinition of_rule(MatchingRule rule) {
    MatchingDefinition out;
    out.rules.push_back({std::move(rule), ""});
    return out;
}

MatchingDefinition with_example(MatchingRule rule, Example example) {
    MatchingDefinition out = of_rule(std::move(rule));
    out.example = std::move(example.json);
    out.value = std::move(example.text);
    out.value_type = example.type;
    out.generator = std::move(example.generator);
    return out;
}

/// Neither null nor an empty text.
bool says_something(const MatchingDefinition& definition) {
    return definition.example && (!definition.value.empty() || definition.example->is_structured());
}

/// Two expressions for one value: all rules, the first generator, and of examples the first that
/// says something.
void merge(MatchingDefinition& into, MatchingDefinition added) {
    if (!into.example || (!says_something(into) && says_something(added))) {
        into.example = std::move(added.example);
        into.value = std::move(added.value);
    }
    into.value_type = std::max(into.value_type, added.value_type);
    if (!into.generator) {
        into.generator = std::move(added.generator);
    }
    std::ranges::move(added.rules, std::back_inserter(into.rules));
    std::ranges::move(added.references, std::back_inserter(into.references));
}

class Parser {
  public:
    explicit Parser(std::string_view text) : scan_(text) {}

    Result<MatchingDefinition> parse() {
        auto all = definition();
        while (all && !scan_.at_end()) {
            if (!scan_.accept(',')) {
                return scan_.wrong(scan_.position(),
                                   "',' or the end of the definition is expected");
            }
            auto next = definition();
            if (!next) {
                return next;
            }
            merge(*all, std::move(*next));
        }
        return all;
    }

  private:
    using Parsed = Result<MatchingDefinition>;

    Parsed definition() {
        const std::size_t at = scan_.position();
        const std::string_view name = scan_.name();
        const auto* known = std::ranges::find(kDefinitions, name);
        if (known == std::end(kDefinitions)) {
            return scan_.wrong(at,
                               fmt::format("one of {} is expected", fmt::join(kDefinitions, ", ")));
        }
        if (depth_ == kExpressionDepthMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("matching definition: expressions stand in one another more "
                                    "than {} deep",
                                    kExpressionDepthMax));
        }
        if (auto opened = scan_.expect('('); !opened) {
            return fail(opened.error());
        }
        ++depth_;
        Parsed parsed = inside(name);
        --depth_;
        if (!parsed) {
            return parsed;
        }
        if (auto closed = scan_.expect(')'); !closed) {
            return fail(closed.error());
        }
        return parsed;
    }

    Parsed inside(std::string_view name) {
        if (name == "matching") {
            return scan_.accept('$') ? reference() : matcher();
        }
        if (name == "notEmpty") {
            return plain(rule::NotEmpty{});
        }
        if (name == "eachKey") {
            return each<rule::EachKey>();
        }
        if (name == "eachValue") {
            return each<rule::EachValue>();
        }
        if (name == "arrayContains") {
            return array_contains();
        }
        const auto size = length();
        if (!size) {
            return fail(size.error());
        }
        if (name == "atLeast") {
            return of_rule({rule::Type{.min = *size, .max = std::nullopt}});
        }
        return of_rule({rule::Type{.min = std::nullopt, .max = *size}});
    }

    Result<std::size_t> length() {
        const std::size_t at = scan_.position();
        const std::string_view text = scan_.number();
        std::uint32_t size = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
        if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
            return scan_.wrong(at, "a length, a whole number from 0, is expected");
        }
        return size;
    }

    Parsed reference() {
        auto name = scan_.string();
        if (!name) {
            return fail(name.error());
        }
        MatchingDefinition out;
        out.rules.push_back({MatchingRule{rule::Type{}}, *name});
        out.references.push_back(std::move(*name));
        return out;
    }

    template <class Each>
    Parsed each() {
        Parsed inner = definition();
        if (!inner) {
            return inner;
        }
        Each rule;
        if (!inner->value.empty()) {
            rule.attributes["value"] = inner->value;
        }
        if (inner->generator) {
            rule.attributes["generator"] = generator_to_json(*inner->generator);
        }
        for (auto& entry : inner->rules) {
            rule.rules.push_back(std::move(entry.rule));
        }
        MatchingDefinition out = of_rule({std::move(rule)});
        out.references = std::move(inner->references);
        return out;
    }

    Parsed array_contains() {
        rule::ArrayContains rule;
        MatchingDefinition out;
        json::Array examples;
        do {
            Parsed inner = definition();
            if (!inner) {
                return inner;
            }
            rule::ArrayContainsVariant variant{.index = rule.variants.size()};
            for (auto& entry : inner->rules) {
                variant.rules["$"].rules.push_back(std::move(entry.rule));
            }
            if (inner->generator) {
                variant.generators.emplace("$", std::move(*inner->generator));
            }
            rule.variants.push_back(std::move(variant));
            if (out.value.empty()) {
                out.value = std::move(inner->value);
            }
            examples.push_back(std::move(inner->example).value_or(nullptr));
            std::ranges::move(inner->references, std::back_inserter(out.references));
        } while (scan_.accept(','));
        out.example = std::move(examples);
        out.rules.push_back({MatchingRule{std::move(rule)}, ""});
        return out;
    }

    /// matching(TYPE, ...): the matcher's name decides what follows it.
    Parsed matcher() {
        using Read = Parsed (Parser::*)();
        static const std::vector<std::pair<std::string_view, Read>> table{
            {"equalTo", &Parser::simple<rule::Equality>},
            {"type", &Parser::simple<rule::Type>},
            {"number", &Parser::number<rule::Number>},
            {"integer", &Parser::number<rule::Integer>},
            {"decimal", &Parser::number<rule::Decimal>},
            {"datetime", &Parser::moment<rule::DateTime>},
            {"date", &Parser::moment<rule::Date>},
            {"time", &Parser::moment<rule::Time>},
            {"regex", &Parser::regex},
            {"include", &Parser::include},
            {"boolean", &Parser::boolean},
            {"semver", &Parser::semver},
            {"contentType", &Parser::content_type},
        };
        const std::size_t at = scan_.position();
        const std::string_view name = scan_.name();
        const auto entry =
            std::ranges::find(table, name, [](const auto& known) { return known.first; });
        if (entry == table.end()) {
            return scan_.wrong(at,
                               fmt::format("a matcher ({}) or $'name' is expected",
                                           fmt::join(table | std::views::keys, ", ")));
        }
        if (auto comma = scan_.expect(','); !comma) {
            return fail(comma.error());
        }
        return (this->*entry->second)();
    }

    template <class Kind>
    Parsed simple() {
        return plain(Kind{});
    }

    template <class Kind>
    Parsed plain(Kind kind) {
        auto example = read_example(scan_);
        if (!example) {
            return fail(example.error());
        }
        return with_example({std::move(kind)}, std::move(*example));
    }

    template <class Kind>
    Parsed number() {
        static constexpr bool kIsInteger = std::is_same_v<Kind, rule::Integer>;
        static constexpr bool kIsDecimal = std::is_same_v<Kind, rule::Decimal>;
        static constexpr std::string_view kOtherwise = kIsInteger   ? "an integer is expected"
                                                       : kIsDecimal ? "a decimal number is expected"
                                                                    : "a number is expected";
        const std::size_t at = scan_.position();
        auto example = read_example(scan_, kOtherwise);
        if (!example) {
            return fail(example.error());
        }
        const bool is_decimal = example->type == ValueType::kDecimal;
        if (!example->generator) {
            const bool is_number = is_decimal || example->type == ValueType::kInteger;
            if (!is_number || (kIsInteger && is_decimal)) {
                return scan_.wrong(at, kOtherwise);
            }
            if (kIsDecimal) {
                example->json = to_decimal(example->text);
            }
            example->type = kIsInteger   ? ValueType::kInteger
                            : kIsDecimal ? ValueType::kDecimal
                                         : ValueType::kNumber;
        }
        return with_example({Kind{}}, std::move(*example));
    }

    /// FORMAT, EXAMPLE; without a state to come from, later values are made by the clock.
    template <class Kind>
    Parsed moment() {
        auto format = scan_.string();
        if (!format) {
            return fail(format.error());
        }
        auto example = read_next_example(scan_);
        if (!example) {
            return fail(example.error());
        }
        if (!example->generator) {
            const std::string_view type = std::is_same_v<Kind, rule::Date>   ? "Date"
                                          : std::is_same_v<Kind, rule::Time> ? "Time"
                                                                             : "DateTime";
            example->generator = Generator{std::string(type), {{"format", *format}}};
        }
        return with_example({Kind{std::move(*format)}}, std::move(*example));
    }

    Parsed regex() {
        const std::size_t at = scan_.position();
        auto pattern = scan_.string();
        if (!pattern) {
            return fail(pattern.error());
        }
        if (const auto compiled = Regex::compile(*pattern); !compiled) {
            return scan_.wrong(at, compiled.error().message + "; it stands");
        }
        auto example = read_next_example(scan_);
        if (!example) {
            return fail(example.error());
        }
        return with_example({rule::Regex{std::move(*pattern)}}, std::move(*example));
    }

    Parsed include() {
        auto example = read_text_example(scan_);
        if (!example) {
            return fail(example.error());
        }
        rule::Include rule{example->text};
        return with_example({std::move(rule)}, std::move(*example));
    }

    Parsed boolean() {
        static constexpr std::string_view kOtherwise = "true or false is expected";
        const std::size_t at = scan_.position();
        auto example = read_example(scan_, kOtherwise);
        if (!example) {
            return fail(example.error());
        }
        if (example->type != ValueType::kBoolean) {
            return scan_.wrong(at, kOtherwise);
        }
        return with_example({rule::Boolean{}}, std::move(*example));
    }

    Parsed semver() {
        const std::size_t at = scan_.position();
        auto example = read_text_example(scan_);
        if (!example) {
            return fail(example.error());
        }
        if (!is_semver(example->text)) {
            return scan_.wrong(at, "a semantic version such as '1.2.3' is expected");
        }
        return with_example({rule::Semver{}}, std::move(*example));
    }

    Parsed content_type() {
        auto type = scan_.string();
        if (!type) {
            return fail(type.error());
        }
        auto example = read_next_example(scan_);
        if (!example) {
            return fail(example.error());
        }
        example->type = ValueType::kUnknown;
        return with_example({rule::ContentType{std::move(*type)}}, std::move(*example));
    }

    ExpressionScanner scan_;
    std::size_t depth_ = 0;
};

}  // namespace

Result<MatchingDefinition> parse_definition(std::string_view text) {
    if (text.size() > kExpressionBytesMax) {
        return fail(ErrorCode::kLimit,
                    fmt::format("matching definition: it is {} bytes long, the limit is {}",
                                text.size(),
                                kExpressionBytesMax));
    }
    return Parser(text).parse();
}

bool starts_as_definition(std::string_view text) {
    ExpressionScanner scan(text);
    return std::ranges::find(kDefinitions, scan.name()) != std::end(kDefinitions);
}

}  // namespace accord::contract
