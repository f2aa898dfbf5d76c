// Every feature of V4 taken down to every older version and up again: what is told as lost is lost,
// and nothing else.
#include "contract/convert/convert.hpp"
#include "contract/pact/read_pact.hpp"
#include "contract/pact/write_pact.hpp"

namespace accord::contract {
namespace {

struct Feature {
    std::string_view name;
    std::string_view interaction;  ///< JSON of V4, with what all have left out
    std::string_view lost_in_v3, lost_in_v2, lost_in_v1;  ///< sentences, joined by "; "
};

void PrintTo(const Feature& feature, std::ostream* out) { *out << feature.name; }

constexpr std::string_view kParams = "parameters of the provider state are left out";
constexpr std::string_view kRules = "response: matching rules are left out";
constexpr std::string_view kGenerators = "response: generators are left out";
constexpr std::string_view kNothing = "";

const Feature kFeatures[] = {
    {"state", R"("providerStates":[{"name":"s"}])"},
    {"states",
     R"("providerStates":[{"name":"s"},{"name":"t"}])",
     kNothing,
     "only the first of 2 provider states is kept",
     "only the first of 2 provider states is kept"},
    {"state_params",
     R"("providerStates":[{"name":"s","params":{"id":1}}])",
     kNothing,
     kParams,
     kParams},
    {"state_extra",
     R"("providerStates":[{"name":"s","x":1}])",
     kNothing,
     "unknown fields of the provider state are left out",
     "unknown fields of the provider state are left out"},
    {"key", R"("key":"k")", "the key is left out", "the key is left out", "the key is left out"},
    {"pending",
     R"("pending":true)",
     "that it is pending is left out",
     "that it is pending is left out",
     "that it is pending is left out"},
    {"comments",
     R"("comments":{"text":["c"],"testname":"t","references":{"g":{"n":"v"}}})",
     "comments are left out",
     "comments are left out",
     "comments are left out"},
    {"transport",
     R"("transport":"grpc")",
     "the transport is left out",
     "the transport is left out",
     "the transport is left out"},
    {"markup",
     R"("interactionMarkup":{"markup":"m","markupType":"HTML"})",
     "interactionMarkup is left out",
     "interactionMarkup is left out",
     "interactionMarkup is left out"},
    {"plugin_configuration",
     R"("pluginConfiguration":{"csv":{"a":1}})",
     "pluginConfiguration is left out",
     "pluginConfiguration is left out",
     "pluginConfiguration is left out"},
    {"unknown_field", R"("x-mine":{"a":[1.0]})"},
    {"query", R"("request":{"query":{"q":["a b","&"],"r[]":["1"]}})"},
    {"headers", R"("response":{"headers":{"A":["1, 2"],"Set-Cookie":["a=1","b=2"]}})"},
    {"json_body", R"("response":{"body":{"content":{"a":1.0},"contentType":"application/json"}})"},
    {"json_text",
     R"("response":{"headers":{"Content-Type":["application/json"]},
        "body":{"content":"1","contentType":"application/json"}})"},
    {"json_null",
     R"("response":{"headers":{"Content-Type":["application/json"]},
        "body":{"content":"null","encoded":"json","contentType":"application/json"}})",
     "response: the JSON null becomes a null body",
     "response: the JSON null becomes a null body",
     "response: the JSON null becomes a null body"},
    {"text_body",
     R"("request":{"headers":{"Content-Type":["text/plain"]},
        "body":{"content":"a","contentType":"text/plain"}})"},
    {"null_body", R"("request":{"body":{"content":null}})"},
    {"empty_body", R"("request":{"body":{"content":""}})"},
    {"binary_body",
     R"("request":{"headers":{"Content-Type":["image/png"]},
        "body":{"content":"AP8=","encoded":"base64","contentType":"image/png"}})"},
    {"content_type_hint",
     R"("request":{"headers":{"Content-Type":["image/png"]},
        "body":{"content":"AP8=","encoded":"base64","contentType":"image/png",
                "contentTypeHint":"BINARY"}})",
     "request: the hint of the content type is left out",
     "request: the hint of the content type is left out",
     "request: the hint of the content type is left out"},
    {"body_extra",
     R"("response":{"body":{"content":[],"contentType":"application/json","x":1}})",
     "response: unknown fields of the body are left out",
     "response: unknown fields of the body are left out",
     "response: unknown fields of the body are left out"},
    {"undeclared_content_type",
     R"("response":{"body":{"content":"<a/>","contentType":"text/xml"}})",
     R"(response: the content type "text/xml" becomes a header)",
     R"(response: the content type "text/xml" becomes a header)",
     R"(response: the content type "text/xml" becomes a header)"},
    {"latin_text",
     R"("response":{"headers":{"Content-Type":["text/plain"]},
        "body":{"content":"5A==","encoded":"base64","contentType":"text/plain"}})",
     "response: the body's bytes are not text, and will be read as base64",
     "response: the body's bytes are not text, and will be read as base64",
     "response: the body's bytes are not text, and will be read as base64"},
    {"rules",
     R"("response":{"matchingRules":{"header":{"A":{"matchers":[{"match":"regex","regex":"a"}]}},
        "body":{"$.a":{"matchers":[{"match":"type","min":1}]}}}})",
     kNothing,
     kNothing,
     kRules},
    {"path_and_query_rules",
     R"("request":{"matchingRules":{"path":{"matchers":[{"match":"regex","regex":"/a"}]},
        "query":{"q":{"matchers":[{"match":"type"}]},"r[0]":{"matchers":[{"match":"type"}]}}}})",
     kNothing,
     kNothing,
     "request: matching rules are left out"},
    {"two_rules",
     R"("response":{"matchingRules":{"body":{"$.a":{"combine":"OR",
        "matchers":[{"match":"type"},{"match":"regex","regex":"a"}]}}}})",
     kNothing,
     R"(response: body rule "$.a": only the first of 2 rules is kept)",
     kRules},
    {"rule_extra",
     R"("response":{"matchingRules":{"body":{"$.a":{"matchers":[{"match":"type","x":1}]}}}})",
     kNothing,
     kNothing,
     kRules},
    {"status_rule",
     R"("response":{"matchingRules":{"status":{"matchers":[{"match":"statusCode","status":"error"}]}}})",
     "response: the status rule is left out",
     "response: the status rule is left out",
     kRules},
    {"generators",
     R"("response":{"generators":{"body":{"$.a":{"type":"RandomInt","min":1}},"status":{"type":"X"}}})",
     kNothing,
     kGenerators,
     kGenerators},
};

Pact pact_of(std::string_view interaction, std::string_view type = "Synchronous/HTTP") {
    auto pact = parse_pact(fmt::format(
        R"({{"interactions":[{{"type":"{}","description":"d",{}}}],
            "metadata":{{"pactSpecification":{{"version":"4.0"}}}}}})",
        type,
        interaction));
    EXPECT_TRUE(pact) << pact.error().message;
    return pact.value_or(Pact{});
}

std::string losses_of(const Conversion& conversion) {
    std::vector<std::string> bare;
    for (const std::string& loss : conversion.losses) {
        constexpr std::string_view kPlace = "interaction \"d\": ";
        bare.push_back(loss.starts_with(kPlace) ? loss.substr(kPlace.size()) : loss);
    }
    return fmt::format("{}", fmt::join(bare, "; "));
}

/// Down, written, read, and up again.
std::string there_and_back(const Conversion& down) {
    const auto written = pact_to_json(down.pact);
    if (!written) {
        return written.error().message;
    }
    const auto read = read_pact(*written);
    if (!read) {
        return read.error().message;
    }
    const auto up = convert_pact(*read, SpecVersion::kV4);
    if (!up) {
        return up.error().message;
    }
    EXPECT_THAT(up->losses, testing::IsEmpty());
    return json::write_compact(*pact_to_json(up->pact));
}

class ConvertTable : public testing::TestWithParam<std::tuple<Feature, SpecVersion>> {};

TEST_P(ConvertTable, loses_what_it_tells_and_nothing_else) {
    const auto& [feature, version] = GetParam();
    const Pact pact = pact_of(feature.interaction);
    const auto down = convert_pact(pact, version);
    ASSERT_TRUE(down) << down.error().message;
    const std::string_view lost = version == SpecVersion::kV4   ? kNothing
                                  : version == SpecVersion::kV3 ? feature.lost_in_v3
                                  : version == SpecVersion::kV2 ? feature.lost_in_v2
                                                                : feature.lost_in_v1;
    EXPECT_EQ(losses_of(*down), lost);
    const std::string back = there_and_back(*down);
    const std::string before = json::write_compact(*pact_to_json(pact));
    if (lost.empty()) {
        EXPECT_EQ(back, before);
    } else {
        EXPECT_NE(back, before);
    }
}

INSTANTIATE_TEST_SUITE_P(EveryFeature,
                         ConvertTable,
                         testing::Combine(testing::ValuesIn(kFeatures),
                                          testing::Values(SpecVersion::kV1,
                                                          SpecVersion::kV1_1,
                                                          SpecVersion::kV2,
                                                          SpecVersion::kV3,
                                                          SpecVersion::kV4)),
                         [](const auto& tested) {
                             std::string name(std::get<0>(tested.param).name);
                             name += "_v" + std::string(to_string(std::get<1>(tested.param)));
                             std::ranges::replace(name, '.', '_');
                             return name;
                         });

/// What a rule becomes in V3 and V2; nothing when it stays.
struct RuleCase {
    std::string_view rule, in_v3, in_v2;
};

TEST(ConvertRules, become_the_closest_that_the_version_knows) {
    static constexpr RuleCase kCases[] = {
        {R"({"match":"equality"})", "", ""},
        {R"({"match":"regex","regex":"a"})", "", ""},
        {R"({"match":"type","min":1,"max":2})", "", ""},
        {R"({"match":"include","value":"a"})", "", "regex"},
        {R"({"match":"number"})", "", "type"},
        {R"({"match":"integer"})", "", "type"},
        {R"({"match":"decimal"})", "", "type"},
        {R"({"match":"date","format":"yyyy"})", "", "type"},
        {R"({"match":"time"})", "", "type"},
        {R"({"match":"timestamp"})", "", "type"},
        {R"({"match":"null"})", "", "type"},
        {R"({"match":"contentType","value":"a/b"})", "", "type"},
        {R"({"match":"values"})", "", "type"},
        {R"({"match":"boolean"})", "type", "type"},
        {R"({"match":"notEmpty"})", "type", "type"},
        {R"({"match":"semver"})", "type", "type"},
        {R"({"match":"eachKey","rules":[]})", "values", "type"},
        {R"({"match":"eachValue","rules":[]})", "values", "type"},
        {R"({"match":"arrayContains","variants":[]})", "type", "type"},
    };
    for (const RuleCase& a_case : kCases) {
        const Pact pact = pact_of(
            fmt::format(R"("response":{{"matchingRules":{{"body":{{"$":{{"matchers":[{}]}}}}}}}})",
                        a_case.rule));
        for (const auto& [version, name] : {std::pair{SpecVersion::kV3, a_case.in_v3},
                                            std::pair{SpecVersion::kV2, a_case.in_v2}}) {
            const auto down = convert_pact(pact, version);
            const auto& rules = down->pact.interactions[0].http()->response.rules.body.at("$");
            const auto& rule = pact.interactions[0].http()->response.rules.body.at("$").rules[0];
            EXPECT_EQ(rule_name(rules.rules[0]), name.empty() ? rule_name(rule) : name)
                << a_case.rule;
            EXPECT_EQ(down->losses.empty(), name.empty()) << a_case.rule;
        }
    }
}

TEST(ConvertMessages, keeps_them_in_version_3_alone) {
    const std::string_view contents =
        R"("contents":{"content":"AP8=","encoded":"base64","contentType":"image/png"},
           "metadata":{"topic":"t"})";
    const Pact pact = pact_of(contents, "Asynchronous/Messages");
    const auto down = convert_pact(pact, SpecVersion::kV3);
    ASSERT_TRUE(down) << down.error().message;
    EXPECT_EQ(losses_of(*down), "the content type \"image/png\" becomes a field of the metadata");
    const Message& message = down->pact.interactions[0].async_message()->message;
    EXPECT_EQ(json::write_compact(message.metadata), R"({"topic":"t","contentType":"image/png"})");
    EXPECT_EQ(read_pact(*pact_to_json(down->pact))->interactions[0].async_message()->message,
              message);
    const Pact of_json =
        pact_of(R"("contents":{"content":{"a":1},"contentType":"application/json"})",
                "Asynchronous/Messages");
    EXPECT_EQ(losses_of(*convert_pact(of_json, SpecVersion::kV3)),
              "the content type \"application/json\" becomes a field of the metadata");
    EXPECT_THAT(convert_pact(pact, SpecVersion::kV2).error().message,
                testing::StartsWith("interaction \"d\" is a message"));
    EXPECT_FALSE(
        convert_pact(pact_of(R"("request":{})", "Synchronous/Messages"), SpecVersion::kV3));
}

TEST(ConvertPact, lifts_fields_that_older_files_had_of_version_4) {
    const auto pact = parse_pact(R"({"interactions":[{"description":"d","key":"k","pending":true,
        "transport":"t","comments":{"text":["c"]}}],
        "metadata":{"pactSpecification":{"version":"3.0.0"}}})");
    const Interaction up = convert_pact(*pact, SpecVersion::kV4)->pact.interactions[0];
    EXPECT_EQ(up.key, "k");
    EXPECT_TRUE(up.pending);
    EXPECT_EQ(up.transport, "t");
    EXPECT_TRUE(up.comments.contains("text"));
    EXPECT_TRUE(up.extra.empty());
}

TEST(ConvertPact, tells_that_the_list_of_plugins_is_left_out) {
    Pact pact = pact_of(R"("key":"")");
    pact.metadata["plugins"] = json::Array{};
    EXPECT_THAT(convert_pact(pact, SpecVersion::kV3)->losses,
                testing::ElementsAre("metadata: the list of plugins is left out"));
}

}  // namespace
}  // namespace accord::contract
