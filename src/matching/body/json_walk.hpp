// Two JSON values compared under a tree of rules, in one walk over both.
#pragma once

#include "base/json.hpp"
#include "matching/rules/mismatch.hpp"
#include "matching/rules/rule_cursor.hpp"

#include <string>
#include <string_view>

namespace accord::matching {

enum class UnexpectedKeys { kRefuse, kAllow };

/// Walks an expected and an actual value together and collects what differs. At each value it knows
/// the rules whose path fits, and the best of those that cascade from above; path texts are made
/// for mismatches only.
class JsonWalk {
  public:
    JsonWalk(const RuleTree& rules, UnexpectedKeys unexpected)
        : cursor_(rules), unexpected_(unexpected) {}

    /// All mismatches, with paths from `$`.
    Mismatches compare(const json::Value& expected, const json::Value& actual);

    /// Whether there are none; stops at the first.
    bool matches(const json::Value& expected, const json::Value& actual);

  private:
    using Place = RuleCursor::Place;
    using Values = const json::Value&;

    void value(const Place& place, Values expected, Values actual);
    void scalar(const Place& place, Values expected, Values actual);
    void object(const Place& place, Values expected, Values actual);
    void each_key(const Place& place, const EachKeyRule& rule, const json::Object& actual);
    void members(const Place& place,
                 const json::Object& expected,
                 const json::Object& actual,
                 bool check_keys);
    void report_keys(const json::Object& expected, const json::Object& actual, bool refuse);
    void every_member(const Place& place,
                      const json::Object& expected,
                      const json::Object& actual,
                      const RuleSet* each_value);
    void list(const Place& place, Values expected, Values actual);
    void plain_items(const Place& place, const json::Array& expected, const json::Array& actual);
    void templated_items(const Place& place,
                         const json::Array& expected,
                         const json::Array& actual,
                         const RuleSet* each_value);
    /// Of the mismatches from `again` on, drops those told between `before` and `again`.
    void forget_repeated(std::size_t before, std::size_t again);
    void variants(const VariantsRule& contains, Values list, Values actual);
    /// Tells of a variant that was not found the nearest item and its first difference.
    void report_variant(const VariantsRule::Variant& variant,
                        const json::Value& example,
                        Values actual,
                        JsonWalk& walk);
    /// The rules of `place` on the value itself, by AND or OR, those that `applies` chooses.
    void apply(const Place& place,
               Values expected,
               Values actual,
               bool (*applies)(const CompiledRule&, bool));

    /// Adds a mismatch where the walk is, without its texts while the question is only whether
    /// there is one.
    template <class Sentence>
    void report(std::string_view rule, Values expected, Values actual, Sentence sentence) {
        if (stop_at_first_) {
            out_.emplace_back();
        } else {
            add(rule, json::write_compact(expected), json::write_compact(actual), sentence());
        }
    }
    void add(std::string_view rule, std::string expected, std::string actual, std::string sentence);
    [[nodiscard]] bool done() const { return stop_at_first_ && !out_.empty(); }

    RuleCursor cursor_;
    UnexpectedKeys unexpected_;
    bool stop_at_first_ = false;
    /// Below an empty list or map there is none. What came stands for it itself, so that the rules
    /// hold that need none.
    bool has_example_ = true;
    Mismatches out_;
};

}  // namespace accord::matching
