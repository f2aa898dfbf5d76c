// The table of matching rules: one line for each kind of MatchingRule, with its name in files, the
// version of the specification that brought it, and its attributes. Reading, writing and
// conversion follow it (pact/rule_json.hpp, pact/convert_rules.hpp); a kind without a line does not
// compile. Only those three and rules.cpp include it.
#pragma once

#include "contract/model/rules.hpp"

#include <array>
#include <functional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>

namespace accord::contract {

/// What the name of a rule may look like.
struct RuleNames {
    std::string_view written;
    /// Others that are read; in lower case without hyphens, as names are compared.
    std::array<std::string_view, 5> also_read{};
};

/// One attribute and its place in the rule; the type of the place says how it is read and written.
template <class Place>
struct RuleAttribute {
    std::string_view name;
    Place place;  ///< called with a rule, gives what holds the attribute
    bool required;
    std::array<std::string_view, 4> also_read{};  ///< names in older files

    [[nodiscard]] constexpr bool goes_by(std::string_view other) const {
        for (const std::string_view older : also_read) {
            if (!older.empty() && older == other) {
                return true;
            }
        }
        return name == other;
    }
};

template <class Kind, class... Attributes>
struct RuleLine {
    using Rule = Kind;
    RuleNames names;
    SpecVersion since;
    std::tuple<Attributes...> attributes;
};

namespace rule_table {

template <class Place>
constexpr RuleAttribute<Place> required(std::string_view name, Place place) {
    return {name, place, true};
}

template <class Place>
constexpr RuleAttribute<Place> optional(std::string_view name, Place place) {
    return {name, place, false};
}

/// Older files have the format under the matcher's own name.
template <class Place>
constexpr RuleAttribute<Place> format(Place place) {
    return {"format", place, false, {"date", "time", "timestamp", "datetime"}};
}

template <class Kind, class... Attributes>
constexpr RuleLine<Kind, Attributes...> line(RuleNames names,
                                             SpecVersion since,
                                             Attributes... attributes) {
    return {names, since, {attributes...}};
}

constexpr SpecVersion kV2 = SpecVersion::kV2;
constexpr SpecVersion kV3 = SpecVersion::kV3;
constexpr SpecVersion kV4 = SpecVersion::kV4;

inline constexpr std::tuple kLines{
    line<rule::Equality>({"equality"}, kV2),
    line<rule::Regex>({"regex"}, kV2, required("regex", &rule::Regex::pattern)),
    line<rule::Type>({"type", {"min", "max", "mintype", "maxtype", "minmaxtype"}},
                     kV2,
                     optional("min", &rule::Type::min),
                     optional("max", &rule::Type::max)),
    line<rule::Include>({"include"}, kV3, required("value", &rule::Include::value)),
    line<rule::Number>({"number"}, kV3),
    line<rule::Integer>({"integer"}, kV3),
    line<rule::Decimal>({"decimal", {"real"}}, kV3),
    line<rule::Boolean>({"boolean"}, kV4),
    line<rule::Null>({"null"}, kV3),
    line<rule::NotEmpty>({"notEmpty"}, kV4),
    line<rule::Semver>({"semver"}, kV4),
    line<rule::Values>({"values"}, kV3),
    line<rule::Date>({"date"}, kV3, format(&rule::Date::format)),
    line<rule::Time>({"time"}, kV3, format(&rule::Time::format)),
    line<rule::DateTime>({"timestamp", {"datetime"}}, kV3, format(&rule::DateTime::format)),
    line<rule::ContentType>({"contentType"}, kV3, required("value", &rule::ContentType::value)),
    line<rule::StatusCode>({"statusCode"}, kV4, required("status", std::identity())),
    line<rule::EachKey>({"eachKey"},
                        kV4,
                        required("rules", &rule::EachKey::rules),
                        optional("value", &rule::EachKey::attributes),
                        optional("generator", &rule::EachKey::attributes)),
    line<rule::EachValue>({"eachValue"},
                          kV4,
                          required("rules", &rule::EachValue::rules),
                          optional("value", &rule::EachValue::attributes),
                          optional("generator", &rule::EachValue::attributes)),
    line<rule::ArrayContains>(
        {"arrayContains"}, kV4, required("variants", &rule::ArrayContains::variants)),
};

template <class... Lines>
std::variant<typename Lines::Rule...> kinds_of(const std::tuple<Lines...>&);

static_assert(std::is_same_v<decltype(kinds_of(kLines)), decltype(MatchingRule::kind)>,
              "the table has one line for each kind of MatchingRule, in the same order");

}  // namespace rule_table

/// The line of a kind.
template <class Kind, std::size_t kIndex = 0>
constexpr const auto& rule_line() {
    const auto& line = std::get<kIndex>(rule_table::kLines);
    if constexpr (std::is_same_v<typename std::remove_cvref_t<decltype(line)>::Rule, Kind>) {
        return line;
    } else {
        return rule_line<Kind, kIndex + 1>();
    }
}

/// Calls `use` with each line of the table.
template <class Use>
constexpr void for_each_rule_line(Use use) {
    std::apply([&](const auto&... lines) { (use(lines), ...); }, rule_table::kLines);
}

}  // namespace accord::contract
