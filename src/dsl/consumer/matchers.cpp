// Matchers of single values, and of several together: see accord/matchers.hpp.
#include "accord/matchers.hpp"

#include "accord/error.hpp"
#include "dsl/consumer/value_node.hpp"

#include <fmt/format.h>

namespace accord {
namespace {

namespace rule = contract::rule;
using dsl::value_of;
using dsl::with_checked_rule;
using dsl::with_rule;

/// The first value with the rules of all.
Value combined(const std::vector<Value>& matchers,
               contract::RuleList::Combine combine,
               std::string_view name) {
    if (matchers.size() < 2) {
        throw PactError(fmt::format("{}(): two matchers or more are needed", name));
    }
    Value::Node node = matchers.front().node();
    node.rules = {.rules = {}, .combine = combine};
    for (const Value& matcher : matchers) {
        const auto& rules = matcher.node().rules;
        if (rules.empty()) {
            throw PactError(fmt::format(
                "{}(): a plain value is among the matchers; write like(value) or equal_to(value)",
                name));
        }
        if (rules.rules.size() > 1 && rules.combine != combine) {
            throw PactError(fmt::format(
                "{}(): the rules of one place are joined by all_of() or by any_of(), not by both",
                name));
        }
        std::ranges::copy(rules.rules, std::back_inserter(node.rules.rules));
    }
    return value_of(std::move(node));
}

/// Only the first of combined matchers has an example, so that others are about themselves alone.
void check_is_about_itself(const Value& matcher, std::string_view name) {
    auto read = dsl::template_of(matcher);
    read.rules.erase("$");
    if (read.rules.empty() && read.generators.empty()) {
        return;
    }
    throw PactError(fmt::format(
        "{}(): only the first of the matchers may have matchers or a generator in it", name));
}

}  // namespace

Value like(Value example) { return with_rule(example, {rule::Type{}}, "like"); }
Value equal_to(Value value) { return with_rule(value, {rule::Equality{}}, "equal_to"); }
Value integer(std::int64_t example) { return with_rule(example, {rule::Integer{}}, "integer"); }
Value decimal(double example) { return with_rule(example, {rule::Decimal{}}, "decimal"); }
Value number(double example) { return with_rule(example, {rule::Number{}}, "number"); }
Value boolean(bool example) { return with_rule(example, {rule::Boolean{}}, "boolean"); }
Value null() { return with_rule(nullptr, {rule::Null{}}, "null"); }

Value regex(const std::string& pattern, const std::string& example) {
    return with_checked_rule(example, {rule::Regex{pattern}}, "regex");
}
Value include(const std::string& part, const std::string& example) {
    return with_checked_rule(example, {rule::Include{part}}, "include");
}
Value date(const std::string& format, const std::string& example) {
    return with_checked_rule(example, {rule::Date{format}}, "date");
}
Value time(const std::string& format, const std::string& example) {
    return with_checked_rule(example, {rule::Time{format}}, "time");
}
Value datetime(const std::string& format, const std::string& example) {
    return with_checked_rule(example, {rule::DateTime{format}}, "datetime");
}
Value uuid(const std::string& example) {
    static constexpr auto kPattern =
        "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    return with_checked_rule(example, {rule::Regex{kPattern}}, "uuid");
}
Value semver(const std::string& example) {
    return with_checked_rule(example, {rule::Semver{}}, "semver");
}
Value content_type(const std::string& media_type, const std::string& example) {
    return with_checked_rule(example, {rule::ContentType{media_type}}, "content_type");
}
Value not_empty(Value example) {
    dsl::check_example(example, {rule::NotEmpty{}}, "not_empty");
    return with_rule(example, {rule::NotEmpty{}}, "not_empty");
}

Value all_of(const std::vector<Value>& matchers) {
    Value out = combined(matchers, contract::RuleList::Combine::kAnd, "all_of");
    for (std::size_t i = 1; i < matchers.size(); ++i) {
        check_is_about_itself(matchers[i], "all_of");
    }
    for (const auto& one : out.node().rules.rules) {
        dsl::check_example(out, one, "all_of");
    }
    return out;
}

Value any_of(const std::vector<Value>& matchers) {
    Value out = combined(matchers, contract::RuleList::Combine::kOr, "any_of");
    for (std::size_t i = 1; i < matchers.size(); ++i) {
        check_is_about_itself(matchers[i], "any_of");
    }
    return out;
}

Value status_code(StatusClass status_class, int example) {
    static constexpr const char* kNames[] = {
        "info", "success", "redirect", "clientError", "serverError", "nonError", "error"};
    return with_rule(example,
                     {rule::StatusCode{kNames[static_cast<std::size_t>(status_class)], {}}},
                     "status_code");
}

Value status_code(const std::vector<int>& codes) {
    if (codes.empty()) {
        throw PactError("status_code(): at least one code is needed");
    }
    return with_rule(codes.front(), {rule::StatusCode{"", codes}}, "status_code");
}

}  // namespace accord
