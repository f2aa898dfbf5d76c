// Pacts taken up and down between versions of the specification, and what gets lost.
#include "contract/convert/convert.hpp"

#include "contract/pact/read_pact.hpp"
#include "contract/pact/write_pact.hpp"

namespace accord::contract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Pact v4_pact() {
    return *parse_pact(R"({"consumer": {"name": "a"}, "provider": {"name": "b"},
        "interactions": [{"type": "Synchronous/HTTP", "description": "x", "key": "k",
            "pending": true, "comments": {"text": ["c"]}, "transport": "http",
            "interactionMarkup": {"markup": "m"},
            "providerStates": [{"name": "s", "params": {"i": 1}}, {"name": "t"}],
            "request": {"body": {"content": "AA==", "encoded": "base64",
                                 "contentType": "image/png", "contentTypeHint": "BINARY"}},
            "response": {"matchingRules": {
                "status": {"matchers": [{"match": "statusCode", "status": "success"}]},
                "body": {"$.a": {"matchers": [{"match": "integer"}, {"match": "notEmpty"}]},
                         "$.b": {"matchers": [{"match": "include", "value": "x.y"}]}}},
                "generators": {"body": {"$.a": {"type": "RandomInt"}}}}}],
        "metadata": {"pactSpecification": {"version": "4.0"}}})");
}

TEST(ConvertPact, loses_nothing_upwards) {
    Pact pact = v4_pact();
    pact.version = SpecVersion::kV2;
    const auto converted = convert_pact(pact, SpecVersion::kV4);
    ASSERT_TRUE(converted);
    EXPECT_THAT(converted->losses, IsEmpty());
    EXPECT_EQ(converted->pact, v4_pact());
}

TEST(ConvertPact, tells_what_version_3_cannot_hold) {
    const auto converted = convert_pact(v4_pact(), SpecVersion::kV3);
    ASSERT_TRUE(converted);
    EXPECT_THAT(converted->losses,
                ElementsAre("interaction \"x\": that it is pending is left out",
                            "interaction \"x\": the key is left out",
                            "interaction \"x\": comments are left out",
                            "interaction \"x\": the transport is left out",
                            "interaction \"x\": interactionMarkup is left out",
                            "interaction \"x\": response: the status rule is left out",
                            "interaction \"x\": response: body rule \"$.a\": \"notEmpty\" becomes "
                            "\"type\"",
                            "interaction \"x\": request: the content type \"image/png\" becomes "
                            "a header",
                            "interaction \"x\": request: the hint of the content type is left "
                            "out"));
}

TEST(ConvertPact, weakens_rules_for_version_2) {
    const auto converted = convert_pact(v4_pact(), SpecVersion::kV2);
    ASSERT_TRUE(converted);
    EXPECT_THAT(
        converted->losses,
        testing::IsSupersetOf(
            {"interaction \"x\": only the first of 2 provider states is kept",
             "interaction \"x\": parameters of the provider state are left out",
             "interaction \"x\": response: body rule \"$.a\": \"integer\" becomes \"type\"",
             "interaction \"x\": response: body rule \"$.a\": only the first of 2 rules is kept",
             "interaction \"x\": response: body rule \"$.b\": \"include\" becomes \"regex\"",
             "interaction \"x\": response: generators are left out"}));
    const auto written = pact_to_json(converted->pact);
    ASSERT_TRUE(written);
    EXPECT_EQ(
        json::write_compact(*json::at_pointer(*written, "/interactions/0/response/matchingRules")),
        R"({"$.body.a":{"match":"type"},)"
        R"("$.body.b":{"match":"regex","regex":"[\\s\\S]*x\\.y[\\s\\S]*"}})");
}

TEST(ConvertPact, refuses_kinds_that_the_version_has_not) {
    Pact pact = v4_pact();
    pact.interactions.push_back({.description = "m", .content = SyncMessage{}});
    EXPECT_EQ(convert_pact(pact, SpecVersion::kV3).error().message,
              "interaction \"m\" is a message, which version 3.0.0 of the Pact specification can't "
              "hold; write version 4.0");
}

}  // namespace
}  // namespace accord::contract
