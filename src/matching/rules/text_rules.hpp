// Rules of headers and queries: by name, or by name and position of one value.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "contract/model/text_key.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/mismatch.hpp"
#include "matching/rules/rule_set.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

using contract::NameCase;

/// Compiled rules by name. Their keys are as contract::read_text_key has them.
class TextRules {
  public:
    /// `expected` is what the rules speak of. Error: kInvalidInput naming the key whose rules can't
    /// be compiled.
    static Result<TextRules> compile(const contract::RulesByKey& rules,
                                     const contract::MultiMap& expected,
                                     NameCase letters);
    static Result<TextRules> compile(const contract::RulesByKey& rules,
                                     const json::Object& metadata);

    [[nodiscard]] bool empty() const { return entries_.empty() && everywhere_.empty(); }

    /// The rules for a value of that name; nullptr when there are none.
    [[nodiscard]] const RuleSet* find(std::string_view name, std::size_t position) const;

    /// The rules for all values of that name; nullptr when there are none.
    [[nodiscard]] const RuleSet* find(std::string_view name) const;

  private:
    struct Entry {
        RuleSet all;
        std::map<std::size_t, RuleSet> by_position;
    };

    static Result<TextRules> compile(const contract::RulesByKey& rules,
                                     const contract::Names& names,
                                     NameCase letters);
    [[nodiscard]] std::string normal(std::string_view name) const;

    NameCase letters_ = NameCase::kSensitive;
    std::map<std::string, Entry, std::less<>> entries_;
    RuleSet everywhere_;  ///< of the key "$", for names without rules of their own
};

/// The rules that don't hold for a text; none when the set is satisfied.
std::vector<RuleFailure> failures(const RuleSet& rules,
                                  std::string_view expected,
                                  std::string_view actual);

/// What stands for the value at a position: its own example, else the first, else nothing.
const std::string& example_at(const std::vector<std::string>& examples, std::size_t position);

/// The first failure of a min or max rule on the number of values; empty when there is none.
std::string why_not_count(const RuleSet& rules, const std::vector<std::string>& values);

}  // namespace accord::matching
