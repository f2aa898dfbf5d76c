// Rules of headers and queries: by name, or by name and position of one value.
#pragma once

#include "base/result.hpp"
#include "contract/model/rules.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/mismatch.hpp"
#include "matching/rules/rule_set.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

enum class NameCase { kSensitive, kIgnored };

/// A key of a header or query rule taken apart: the name, and the position when it ends with "[2]".
struct TextKey {
    std::string name;
    std::optional<std::size_t> position;
};

/// Understands "X-A", "$.X-A", "$['X-A']", "q[0]" and "q[*]".
TextKey read_text_key(std::string_view key);

/// Compiled rules by name. Their keys are as read_text_key has them.
class TextRules {
  public:
    /// Error: kInvalidInput naming the key whose rules can't be compiled.
    static Result<TextRules> compile(const contract::RulesByKey& rules, NameCase names);

    /// The rules for a value of that name; nullptr when there are none.
    [[nodiscard]] const RuleSet* find(std::string_view name, std::size_t position) const;

    /// The rules for all values of that name; nullptr when there are none.
    [[nodiscard]] const RuleSet* find(std::string_view name) const;

  private:
    struct Entry {
        RuleSet all;
        std::map<std::size_t, RuleSet> by_position;
    };

    [[nodiscard]] std::string normal(std::string_view name) const;

    NameCase names_ = NameCase::kSensitive;
    std::map<std::string, Entry, std::less<>> entries_;
    RuleSet everywhere_;  ///< of the key "$", for names without rules of their own
};

/// The rules that don't hold for a text; none when the set is satisfied.
std::vector<RuleFailure> failures(const RuleSet& rules,
                                  std::string_view expected,
                                  std::string_view actual);

/// The first failure of a min or max rule on the number of values; empty when there is none.
std::string why_not_count(const RuleSet& rules, const std::vector<std::string>& values);

}  // namespace accord::matching
