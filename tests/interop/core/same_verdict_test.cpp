// Accord's matching beside the Rust Pact core's, on many small contracts: a pact that was kept
// before must be kept after the switch, and one that was broken must stay so. Where the two differ
// on purpose the difference stands below with its reason (and in docs/compatibility.md); any other
// fails the test, and so does one that no longer occurs.
#include "cases.hpp"
#include "contract/pact/read_pact.hpp"
#include "matching/compiled.hpp"
#include "pact_core.hpp"

namespace accord::interop {
namespace {

/// Both verdicts on one case; no sentences: it matches.
struct Verdicts {
    std::string rules;
    std::vector<std::string> ours, theirs;
    bool has_empty_example = false;  ///< an empty list or map is expected

    [[nodiscard]] bool differ() const { return ours.empty() != theirs.empty(); }
    [[nodiscard]] bool only_we_refuse(std::string_view part) const {
        return theirs.empty() && !ours.empty() && ours.front().contains(part);
    }
    [[nodiscard]] bool only_the_core_refuses(std::string_view part) const {
        return ours.empty() && !theirs.empty() && theirs.front().contains(part);
    }
};

struct Difference {
    std::string_view reason;
    bool (*is_it)(const Verdicts&);
};

constexpr Difference kInJson[] = {
    {"eachKey and eachValue at an example that is neither a map nor a list: the core checks nothing, we the "
     "value",
     [](const Verdicts& v) {
         return v.rules.contains("each") && v.only_we_refuse("to be equal to");
     }},
    {"equality with an empty list: the core takes any list",
     [](const Verdicts& v) { return v.only_we_refuse("Expected an empty List"); }},
    {"rules at an empty list or map: the core lets everything pass, we hold those that need no "
     "example",
     [](const Verdicts& v) { return v.has_empty_example && v.only_we_refuse(""); }},
    {"OR at a map: the core asks for all of the rules, so that no map is nullable",
     [](const Verdicts& v) {
         return v.rules.contains("\"OR\"") && (v.only_the_core_refuses("Unable to match") ||
                                               v.only_the_core_refuses("Expected null (Null)"));
     }},
    {"OR with eachValue: the core joins what it finds by each of the rules in its own ways",
     [](const Verdicts& v) { return v.rules.contains("\"OR\"") && v.rules.contains("eachValue"); }},
};

constexpr Difference kInXml[] = {
    {"a rule for text at an element without children: the core refuses any element, we hold its "
     "text against it",
     [](const Verdicts& v) {
         return v.only_the_core_refuses("Unable to match Element") ||
                v.only_the_core_refuses("to match '\\d+'");
     }},
};

constexpr Difference kInText[] = {
    {"integer in a text: the core takes no negative one",
     [](const Verdicts& v) { return v.only_the_core_refuses("'-12'"); }},
};

std::vector<std::string> our_mismatches(const Case& tried) {
    const auto pact = contract::read_pact(json::Object{
        {"consumer", json::Object{{"name", "consumer"}}},
        {"provider", json::Object{{"name", "provider"}}},
        {"messages", json::Array{tried.message()}},
        {"metadata", json::Object{{"pactSpecification", json::Object{{"version", "3.0.0"}}}}}});
    if (!pact) {
        return {pact.error().message};
    }
    const auto& expected = pact->interactions.front().async_message()->message;
    const auto compiled = matching::CompiledMessage::compile(expected, pact->version);
    if (!compiled) {
        return {compiled.error().message};
    }
    contract::Message actual;
    actual.contents = contract::Body::present(tried.actual, tried.content_type);
    actual.metadata = {{"contentType", tried.content_type}};
    std::vector<std::string> out;
    for (const auto& mismatch : compiled->match(actual)) {
        out.push_back(mismatch.place + ": " + mismatch.sentence);
    }
    return out;
}

bool has_empty(const json::Value& expected) {
    const std::string text = json::write_compact(expected);
    return text.contains("[]") || text.contains("{}");
}

std::string shown(const Case& tried, const Verdicts& verdicts) {
    return fmt::format("rules {}\n  expected {}\n  actual   {}\n  accord: {}\n  core:   {}",
                       verdicts.rules,
                       json::write_compact(tried.expected),
                       tried.actual,
                       verdicts.ours.empty() ? "matches" : verdicts.ours.front(),
                       verdicts.theirs.empty() ? "matches" : verdicts.theirs.front());
}

void expect_same(const std::vector<Case>& cases,
                 std::size_t at_least_matching,
                 std::span<const Difference> known) {
    std::vector<std::size_t> occurred(known.size());
    std::size_t matching = 0, unknown = 0;
    for (const Case& tried : cases) {
        const Verdicts verdicts{
            json::write_compact(tried.rules),
            our_mismatches(tried),
            pact_core().mismatches(
                json::write_compact(tried.message()), tried.actual, tried.content_type),
            has_empty(tried.expected)};
        if (!verdicts.differ()) {
            matching += verdicts.ours.empty();
            continue;
        }
        const auto listed =
            std::ranges::find_if(known, [&](const Difference& d) { return d.is_it(verdicts); });
        if (listed != known.end()) {
            ++occurred[static_cast<std::size_t>(listed - known.begin())];
        } else if (++unknown <= 5) {
            ADD_FAILURE() << shown(tried, verdicts);
        }
    }
    EXPECT_EQ(unknown, 0u) << "of " << cases.size() << " cases";
    EXPECT_GE(matching, at_least_matching) << "too few cases match at all to show anything";
    for (std::size_t i = 0; i < known.size(); ++i) {
        EXPECT_GT(occurred[i], 0u) << "no longer different, strike it out: " << known[i].reason;
    }
    fmt::print(
        "{} contracts, {} of them kept, compared with the Pact core\n", cases.size(), matching);
}

TEST(SameVerdict, on_each_value_under_each_rule) {
    expect_same(each_rule_on_each_value(), 9'000, std::span(kInJson).first(3));
}

TEST(SameVerdict, on_nested_json_under_several_rules) {
    expect_same(nested_json(1, 20'000), 7'000, kInJson);
}

TEST(SameVerdict, on_nested_xml) { expect_same(nested_xml(1, 20'000), 6'000, kInXml); }

TEST(SameVerdict, on_each_text_under_each_rule) {
    expect_same(each_rule_on_each_text("text/plain", "$", ""), 2'000, kInText);
}

TEST(SameVerdict, on_each_form_field_under_each_rule) {
    expect_same(
        each_rule_on_each_text("application/x-www-form-urlencoded", "$.v", "v="), 2'000, kInText);
}

}  // namespace
}  // namespace accord::interop
