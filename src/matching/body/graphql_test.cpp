// GraphQL: tokens read, and requests compared by their meaning.
#include "contract/pact/matching_rules_json.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/body/graphql_document.hpp"

namespace accord::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string tokens_of(std::string_view document) {
    const auto tokens = parse_graphql(document);
    if (!tokens) {
        return tokens.error().message;
    }
    std::string out;
    for (const GraphqlToken& token : *tokens) {
        out += (out.empty() ? "" : " ") + token.text;
    }
    return out;
}

TEST(Graphql, reads_the_tokens_that_carry_meaning) {
    EXPECT_EQ(
        tokens_of("# a comment\n query Q ( $a:Int=1,$b : [ID!]! ) @d { x(a:$a,b:-1.5e3), y }"),
        "query Q ( $ a : Int = 1 $ b : [ ID ! ] ! ) @ d { x ( a : $ a b : -1.5e3 ) y }");
    EXPECT_EQ(tokens_of("{a:b ...F ...on T@x{c} ... {d}} fragment F on T{e(v:{k:[1,\"s\" null]})}"),
              "{ a : b ... F ... on T @ x { c } ... { d } } fragment F on T { e ( v : { k : [ 1 s "
              "null ] } ) }");
}

TEST(Graphql, takes_strings_for_what_they_stand_for) {
    EXPECT_EQ(tokens_of(R"({a(s:"x\"\n\u00e9")})"), "{ a ( s : x\"\n\u00e9 ) }");
    EXPECT_EQ(tokens_of(R"({a(s:"\uD83D\uDE00")})"), "{ a ( s : \U0001F600 ) }");
    EXPECT_EQ(tokens_of("{a(s:\"\"\"\n    one\n      two \\\"\"\"\n  \"\"\")}"),
              "{ a ( s : one\n  two \"\"\" ) }");
}

TEST(Graphql, says_where_it_is_none) {
    EXPECT_EQ(tokens_of("{ a"), "not valid GraphQL: it ends too early");
    EXPECT_EQ(tokens_of("{\n a } }"),
              "not valid GraphQL at line 2, column 6: '}' is not expected there");
    EXPECT_EQ(tokens_of("{}"), "not valid GraphQL at line 1, column 2: '}' is not expected there");
    EXPECT_EQ(tokens_of("all shoes"),
              "not valid GraphQL at line 1, column 1: 'all' is not expected there");
    EXPECT_EQ(tokens_of("{a(s:\"x)}"),
              "not valid GraphQL at line 1, column 10: a string that is not closed");
    EXPECT_EQ(tokens_of("{a(n:01)}"),
              "not valid GraphQL at line 1, column 8: a number that is none");
    EXPECT_EQ(tokens_of("{a ?}"), "not valid GraphQL at line 1, column 4: an unexpected character");
    EXPECT_EQ(tokens_of(""), "not valid GraphQL: it ends too early");
}

TEST(Graphql, has_limits) {
    std::string deep;
    for (std::size_t i = 0; i <= kGraphqlDepthMax; ++i) {
        deep += "{a";
    }
    EXPECT_EQ(tokens_of(deep), "the GraphQL document is nested deeper than 100 levels");
    EXPECT_EQ(tokens_of(std::string(kGraphqlBytesMax + 1, ' ')),
              "the GraphQL document has more than 1048576 bytes");
}

std::vector<std::string> graphql_differences(std::string_view expected,
                                             std::string_view actual,
                                             std::string_view type = "application/json",
                                             std::string_view rules = "{}") {
    const auto parsed = contract::rules_from_json(json::Object{{"body", *json::parse(rules)}});
    const auto matcher = BodyMatcher::compile(contract::Body::present(std::string(expected)),
                                              type,
                                              parsed->body,
                                              {.unexpected = UnexpectedKeys::kRefuse});
    std::vector<std::string> out;
    for (const Mismatch& mismatch :
         matcher->match(contract::Body::present(std::string(actual)), type)) {
        out.push_back(mismatch.place + ": " + mismatch.sentence);
    }
    return out;
}

TEST(GraphqlRequest, compares_queries_by_their_meaning) {
    EXPECT_THAT(graphql_differences(R"({"query":"query Q { a(x: 1, y: 2) { b } }"})",
                                    R"({"query":"query Q{\n  a(x:1 y:2){b} # the b\n}"})"),
                IsEmpty());
    EXPECT_THAT(
        graphql_differences(R"({"query":"{ a { title } }"})", R"({"query":"{\n a { name } }"})"),
        ElementsAre("$.query: Expected the same GraphQL query; they part at line 2, column "
                    "6: 'name' instead of 'title'"));
    EXPECT_THAT(graphql_differences(R"({"query":"{ a }"})", R"({"query":"{ a b }"})"),
                ElementsAre("$.query: Expected the same GraphQL query; they part at line 1, column "
                            "5: 'b' instead of '}'"));
    EXPECT_THAT(graphql_differences(R"({"query":"{ a }"})", R"({"query":"{ a } ?"})"),
                ElementsAre("$.query: Expected the same GraphQL query; not valid GraphQL at line "
                            "1, column 7: an unexpected character"));
}

TEST(GraphqlRequest, takes_null_members_for_missing_ones) {
    EXPECT_THAT(graphql_differences(R"({"query":"{a}","operationName":null,"variables":{}})",
                                    R"({"query":"{ a }"})"),
                IsEmpty());
    EXPECT_THAT(graphql_differences(R"({"query":"{a}"})",
                                    R"({"query":"{a}","operationName":null,"variables":null})"),
                IsEmpty());
    EXPECT_THAT(graphql_differences(R"({"query":"{a}"})", R"({"query":"{a}","variables":{"x":1}})"),
                ElementsAre("$: Expected a Map with keys [query] but received one with keys "
                            "[query, variables]; 'variables' is not expected"));
}

TEST(GraphqlRequest, compares_variables_by_their_rules) {
    const std::string_view rules = R"({"$.variables.id":{"match":"integer"}})";
    const std::string_view expected = R"({"query":"{a}","variables":{"id":1}})";
    EXPECT_THAT(graphql_differences(expected,
                                    R"({"query":"{ a }","variables":{"id":2}})",
                                    "application/graphql+json",
                                    rules),
                IsEmpty());
    EXPECT_THAT(graphql_differences(expected,
                                    R"({"query":"{a}","variables":{"id":1.5}})",
                                    "application/graphql+json",
                                    rules),
                ElementsAre("$.variables.id: Expected 1.5 (Decimal) to be an integer"));
}

TEST(GraphqlRequest, leaves_other_queries_alone) {
    EXPECT_THAT(graphql_differences(R"({"query":"red shoes"})", R"({"query":"red,shoes"})"),
                ElementsAre("$.query: Expected 'red,shoes' (String) to be equal to 'red shoes' "
                            "(String)"));
}

TEST(GraphqlBody, is_compared_by_its_meaning) {
    const std::string_view type = "application/graphql";
    EXPECT_THAT(graphql_differences("{ a, b }", "{\n  a\n  b\n}\n", type), IsEmpty());
    EXPECT_THAT(graphql_differences("{ a b }", "{ a }", type),
                ElementsAre("$: Expected the same GraphQL document; they part at line 1, column 5: "
                            "'}' instead of 'b'"));
    EXPECT_THAT(graphql_differences(R"({"query":"{a}"})", R"({"query":"{ a }"})", type), IsEmpty());
    EXPECT_THAT(graphql_differences(
                    "{ a }", "{ x }", type, R"({"$":{"match":"regex","regex":"\\{ [a-z] \\}"}})"),
                IsEmpty());
}

}  // namespace
}  // namespace accord::matching
