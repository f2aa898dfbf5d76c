// One rule and one value, outside of an interaction: for those who have values of their own to
// compare. What a whole body, header or query has to be is asked of compiled.hpp.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/rules.hpp"
#include "matching/rules/rule_set.hpp"
#include "matching/rules/rule_tree.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::matching {

/// A rule made ready. The questions are why it does not hold; the answer is nothing when it does. A
/// rule that does not cascade holds wherever it was `cascaded` to.
class ValueMatcher {
  public:
    /// Error: kInvalidInput for a pattern that can't be compiled.
    static Result<ValueMatcher> compile(const contract::MatchingRule& rule);

    /// For a JSON value. Lists and maps are judged by themselves, but by eachKey, eachValue and
    /// arrayContains, which speak of what they hold.
    [[nodiscard]] std::optional<std::string> why_not(const json::Value& expected,
                                                     const json::Value& actual,
                                                     bool cascaded) const;

    /// For a text, where numbers and booleans are told by their spelling, and status codes too.
    [[nodiscard]] std::optional<std::string> why_not_text(std::string_view expected,
                                                          std::string_view actual,
                                                          bool cascaded) const;

    /// For numbers and booleans that came as such: as JSON, and as text where the rule asks for
    /// one. A decimal is spelt without an exponent, a whole one without a fraction.
    [[nodiscard]] std::optional<std::string> why_not_scalar(const json::Value& expected,
                                                            const json::Value& actual,
                                                            bool cascaded) const;

    /// For bytes. The sentence may have bytes in it that are no UTF-8.
    [[nodiscard]] std::optional<std::string> why_not_bytes(std::string_view expected,
                                                           std::string_view actual,
                                                           bool cascaded) const;

  private:
    ValueMatcher(RuleSet set, RuleTree tree) : set_(std::move(set)), tree_(std::move(tree)) {}

    [[nodiscard]] const CompiledRule& rule() const { return set_.rules.front(); }
    [[nodiscard]] bool holds_by_cascade(bool cascaded) const;
    [[nodiscard]] std::optional<std::string> why_not_inside(const json::Value& expected,
                                                            const json::Value& actual) const;

    RuleSet set_;    ///< of the one rule
    RuleTree tree_;  ///< the same, at the root
};

}  // namespace accord::matching
