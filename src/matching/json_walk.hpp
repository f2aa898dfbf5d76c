// Two JSON values compared under a tree of rules, in one walk over both.
#pragma once

#include "base/json.hpp"
#include "matching/mismatch.hpp"
#include "matching/rule_tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

enum class UnexpectedKeys { kRefuse, kAllow };

/// Walks an expected and an actual value together and collects what differs. At each value it knows
/// the rules whose path fits, and the best of those that cascade from above; path texts are made
/// for mismatches only.
class JsonWalk {
  public:
    JsonWalk(const RuleTree& rules, UnexpectedKeys unexpected)
        : rules_(rules), unexpected_(unexpected) {}

    /// All mismatches, with paths from `$`.
    Mismatches compare(const json::Value& expected, const json::Value& actual);

    /// Whether there are none; stops at the first.
    bool matches(const json::Value& expected, const json::Value& actual);

  private:
    /// A node of the tree whose path fits the value's, with the product of its steps' weights.
    struct Active {
        RuleTree::NodeId node;
        double weight;
    };
    /// The rules that decide at a value; no rules: equality.
    struct Selection {
        const RuleSet* rules = nullptr;
        double score = 0;
        bool cascaded = false;
    };
    /// One value on the way down: its part of `active_`, what decides here, what is passed down.
    struct Place {
        std::size_t begin, end;
        Selection here;
        Selection below;
    };
    struct Step {
        std::string_view key;
        std::size_t index;
        bool is_index;
    };
    using Values = const json::Value&;

    Place root();
    Place enter(const Place& parent, std::string_view key);
    Place enter(const Place& parent, std::size_t index);
    Place begin_child(const Place& parent) const;
    void activate(Place& child, RuleTree::NodeId node, double weight);
    void override_with(Place& child, const RuleSet& rules);
    void leave(const Place& child);

    void value(const Place& place, Values expected, Values actual);
    void scalar(const Place& place, Values expected, Values actual);
    void object(const Place& place, Values expected, Values actual);
    void each_key(const EachKeyRule& rule, const json::Object& actual);
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
    void variants(const VariantsRule& rule, const json::Array& expected, Values actual);
    /// The rules of `place` on the value itself, by AND or OR, those that `applies` chooses.
    void apply(const Place& place,
               Values expected,
               Values actual,
               bool (*applies)(const CompiledRule&, bool));

    void report(std::string_view rule,
                std::string expected,
                std::string actual,
                std::string sentence);
    void report(std::string_view rule, Values expected, Values actual, std::string sentence);
    [[nodiscard]] std::string path_text() const;
    [[nodiscard]] bool done() const { return stop_at_first_ && !out_.empty(); }

    const RuleTree& rules_;
    UnexpectedKeys unexpected_;
    bool stop_at_first_ = false;
    std::vector<Active> active_;
    std::vector<Step> path_;
    Mismatches out_;
};

}  // namespace accord::matching
