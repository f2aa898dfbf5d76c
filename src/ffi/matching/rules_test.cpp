// Rules and generators of a category, one by one, and what generators make.
#include "pact/rules.h"

#include "base/json.hpp"
#include "contract/pact/generators_json.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/edge/told_texts.hpp"
#include "ffi/matching/rule_types.hpp"

#include <gmock/gmock.h>

namespace accord::ffi {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

MatchingRuleCategoryIterator* two_rules() {
    MatchingRuleCategoryIterator walk;
    walk.rules.emplace_back("$.a", ::MatchingRule{{contract::rule::Type{.min = 2, .max = 3}, {}}});
    walk.rules.emplace_back("$.b", ::MatchingRule{{contract::rule::Null{}, {}}});
    return Objects::all().give(std::move(walk));
}

TEST(RulesOfACategory, come_as_pairs_of_place_and_rule) {
    const std::size_t before = Objects::all().given();
    MatchingRuleCategoryIterator* iter = two_rules();
    const MatchingRuleKeyValuePair* first = pactffi_matching_rules_iter_next(iter);
    const MatchingRuleKeyValuePair* second = pactffi_matching_rules_iter_next(iter);
    EXPECT_EQ(pactffi_matching_rules_iter_next(iter), nullptr);
    EXPECT_EQ(pactffi_matching_rules_iter_next(iter), nullptr);
    pactffi_matching_rules_iter_delete(iter);
    EXPECT_STREQ(first->path, "$.a");
    EXPECT_EQ(taken(pactffi_matching_rule_to_json(first->rule)),
              R"({"match":"type","max":3,"min":2})");
    EXPECT_STREQ(second->path, "$.b");
    EXPECT_EQ(taken(pactffi_matching_rule_to_json(second->rule)), R"({"match":"null"})");
    const MatchingRule* rule = first->rule;
    pactffi_matching_rules_iter_pair_delete(first);
    EXPECT_EQ(pactffi_matching_rule_to_json(rule), nullptr);
    pactffi_matching_rules_iter_pair_delete(first);
    EXPECT_THAT(last_error(), HasSubstr("was it deleted?"));
    pactffi_matching_rules_iter_pair_delete(second);
    pactffi_matching_rules_iter_pair_delete(nullptr);
    EXPECT_EQ(Objects::all().given(), before);
}

TEST(RulesOfACategory, of_no_walk_are_an_error) {
    EXPECT_EQ(pactffi_matching_rules_iter_next(nullptr), nullptr);
    EXPECT_EQ(last_error(), "iter is a null pointer");
    EXPECT_EQ(pactffi_matching_rule_to_json(nullptr), nullptr);
    EXPECT_EQ(pactffi_generators_iter_next(nullptr), nullptr);
    EXPECT_EQ(pactffi_generator_to_json(nullptr), nullptr);
}

TEST(GeneratorsOfACategory, come_as_pairs_of_place_and_generator) {
    const std::size_t before = Objects::all().given();
    GeneratorCategoryIterator walk;
    walk.generators.emplace_back("$.a", ::Generator{{"Uuid", {}}});
    GeneratorCategoryIterator* iter = Objects::all().give(std::move(walk));
    const GeneratorKeyValuePair* pair = pactffi_generators_iter_next(iter);
    EXPECT_EQ(pactffi_generators_iter_next(iter), nullptr);
    EXPECT_STREQ(pair->path, "$.a");
    EXPECT_EQ(taken(pactffi_generator_to_json(pair->generator)), R"({"type":"Uuid"})");
    pactffi_generators_iter_pair_delete(pair);
    pactffi_generators_iter_delete(iter);
    EXPECT_EQ(Objects::all().given(), before);
}

/// A generator of the test.
class Made {
  public:
    explicit Made(std::string_view json)
        : generator_(Objects::all().give(
              ::Generator{*contract::generator_from_json(*json::parse(json))})) {}
    ~Made() { (void)Objects::all().end(generator_, "generator"); }

    std::string text(const char* context = nullptr) {
        return taken(pactffi_generator_generate_string(generator_, context));
    }
    unsigned short integer(const char* context = nullptr) {
        return pactffi_generator_generate_integer(generator_, context);
    }

  private:
    const Generator* generator_;
};

TEST(Generated, texts_are_of_the_generator) {
    EXPECT_EQ(Made(R"({"type":"RandomInt","min":7,"max":7})").text(), "7");
    EXPECT_THAT(Made(R"({"type":"RandomString","size":4})").text(), MatchesRegex("[A-Za-z0-9]{4}"));
    EXPECT_EQ(Made(R"({"type":"Date","format":"yyyy"})").text(R"({"baseDate":"2020-01-01"})"),
              "2020");
    EXPECT_EQ(Made(R"({"type":"Regex","regex":"("})").text(), "(null)");
    EXPECT_EQ(Made(R"({"type":"Unheard"})").text(), "(null)");
    EXPECT_THAT(last_error(), HasSubstr("Unheard"));
}

TEST(Generated, values_come_from_the_context) {
    Made state(R"({"type":"ProviderState","expression":"/x/${id}"})");
    EXPECT_EQ(state.text(R"({"id":42})"), "/x/42");
    EXPECT_EQ(state.text(R"({"providerState":{"id":7}})"), "/x/7");
    EXPECT_EQ(state.text(), "(null)");
    EXPECT_THAT(last_error(), HasSubstr("the context has nothing for the generator"));
    EXPECT_EQ(state.text("[1]"), "(null)");
    EXPECT_EQ(state.text("{"), "(null)");
    EXPECT_THAT(last_error(), HasSubstr("context_json"));
    Made url(R"({"type":"MockServerURL","example":"http://a:1/path","regex":".*(/path)$"})");
    EXPECT_EQ(url.text(R"({"mockServer":{"url":"http://127.0.0.1:99","port":99}})"),
              "http://127.0.0.1:99/path");
    EXPECT_EQ(url.text(), "(null)");
}

TEST(Generated, integers_have_16_bits) {
    EXPECT_EQ(Made(R"({"type":"RandomInt","min":7,"max":7})").integer(), 7);
    EXPECT_EQ(Made(R"({"type":"RandomInt","min":70000,"max":70000})").integer(), 4464);
    EXPECT_EQ(Made(R"({"type":"RandomInt","min":-5,"max":-5})").integer(), 65531);
    EXPECT_EQ(Made(R"({"type":"ProviderState","expression":"id"})").integer(R"({"id":"42"})"), 42);
    EXPECT_EQ(Made(R"({"type":"Uuid"})").integer(), 0);
    EXPECT_EQ(Made(R"({"type":"Regex","regex":"7"})").integer(), 0);
    EXPECT_THAT(last_error(), HasSubstr("which is no integer"));
    EXPECT_EQ(pactffi_generator_generate_integer(nullptr, nullptr), 0);
}

}  // namespace
}  // namespace accord::ffi
