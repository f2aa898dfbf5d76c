// Matching rules: how an actual value may differ from the expected one. Data only; src/matching
// applies them. Facts: Pact specification V2 to V4, "matching rules".
#pragma once

#include "base/json.hpp"
#include "contract/model/generators.hpp"
#include "contract/model/spec_version.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace accord::contract {

struct MatchingRule;

namespace rule {
struct Equality {
    bool operator==(const Equality&) const = default;
};
/// The whole text matches `pattern`.
struct Regex {
    std::string pattern;
    bool operator==(const Regex&) const = default;
};
/// The same JSON type; lists within the given lengths.
struct Type {
    std::optional<std::size_t> min, max;
    bool operator==(const Type&) const = default;
};
struct Include {
    std::string value;
    bool operator==(const Include&) const = default;
};
struct Number {
    bool operator==(const Number&) const = default;
};
struct Integer {
    bool operator==(const Integer&) const = default;
};
struct Decimal {
    bool operator==(const Decimal&) const = default;
};
struct Boolean {
    bool operator==(const Boolean&) const = default;
};
struct Null {
    bool operator==(const Null&) const = default;
};
struct NotEmpty {
    bool operator==(const NotEmpty&) const = default;
};
struct Semver {
    bool operator==(const Semver&) const = default;
};
struct Values {
    bool operator==(const Values&) const = default;
};
/// Java date-time letters; an empty format is the kind's default.
struct Date {
    std::string format;
    bool operator==(const Date&) const = default;
};
struct Time {
    std::string format;
    bool operator==(const Time&) const = default;
};
struct DateTime {
    std::string format;
    bool operator==(const DateTime&) const = default;
};
struct ContentType {
    std::string value;
    bool operator==(const ContentType&) const = default;
};
/// A class of statuses ("success", "clientError", ...) or a list of them.
struct StatusCode {
    std::string status_class;
    std::vector<int> codes;
    bool operator==(const StatusCode&) const = default;
};
/// Rules for every key, and for every value, of a map or list. `attributes` are "value" and
/// "generator" as the file has them, kept for writing.
struct EachKey {
    std::vector<MatchingRule> rules;
    json::Object attributes;
    bool operator==(const EachKey&) const = default;
};
struct EachValue {
    std::vector<MatchingRule> rules;
    json::Object attributes;
    bool operator==(const EachValue&) const = default;
};
struct ArrayContainsVariant;
/// Every variant matches some item of the list.
struct ArrayContains {
    std::vector<ArrayContainsVariant> variants;
    bool operator==(const ArrayContains&) const = default;
};
}  // namespace rule

/// One rule: a closed set. What each kind is called and which attributes it has stands in
/// rule_table.hpp.
struct MatchingRule {
    std::variant<rule::Equality,
                 rule::Regex,
                 rule::Type,
                 rule::Include,
                 rule::Number,
                 rule::Integer,
                 rule::Decimal,
                 rule::Boolean,
                 rule::Null,
                 rule::NotEmpty,
                 rule::Semver,
                 rule::Values,
                 rule::Date,
                 rule::Time,
                 rule::DateTime,
                 rule::ContentType,
                 rule::StatusCode,
                 rule::EachKey,
                 rule::EachValue,
                 rule::ArrayContains>
        kind;
    json::Object extra;  ///< attributes that the kind does not know, kept for writing
    bool operator==(const MatchingRule&) const = default;
};

/// The rules at one place, and whether all of them must hold or one is enough.
struct RuleList {
    enum class Combine { kAnd, kOr };
    std::vector<MatchingRule> rules;
    Combine combine = Combine::kAnd;
    json::Object extra;  ///< fields besides "matchers" and "combine", kept for writing
    [[nodiscard]] bool empty() const { return rules.empty(); }
    bool operator==(const RuleList&) const = default;
};

/// Rules by place: a path expression ("$.items[*].id") in bodies and metadata, a name in headers
/// and queries.
using RulesByKey = std::map<std::string, RuleList>;

/// One variant of arrayContains: the index of its example in the expected list, with its own rules.
struct rule::ArrayContainsVariant {
    std::size_t index = 0;
    RulesByKey rules;
    std::map<std::string, Generator> generators;
    json::Object extra;  ///< fields the model does not know, kept for writing
    bool operator==(const ArrayContainsVariant&) const = default;
};

/// The rules of one request, response or message. Path, method and status have no key below them.
struct MatchingRules {
    RuleList method, path, status;
    RulesByKey query, header, body, metadata;
    bool operator==(const MatchingRules&) const = default;
};

/// The rule's name as files write it: "type", "eachKey", ...
std::string_view rule_name(const MatchingRule& rule);

/// The first version that knows a rule.
SpecVersion known_since(const MatchingRule& rule);

}  // namespace accord::contract
