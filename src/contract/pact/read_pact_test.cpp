// Pact files of each version read into the model.
#include "contract/pact/read_pact.hpp"

#include "contract/file/load_pact.hpp"
#include "contract/pact/interaction_json.hpp"

namespace accord::contract {
namespace {

using testing::ElementsAre;
using testing::Pair;

Pact parsed(std::string_view text) {
    auto pact = parse_pact(text);
    EXPECT_TRUE(pact) << pact.error().message;
    return pact.value_or(Pact{});
}

TEST(ReadPact, keeps_no_memory_of_the_document) {
    json::Arena memory(64 * 1024);
    const auto document = json::parse(R"({
        "consumer": {"name": "web", "x": {"a": 1}}, "provider": {"name": "api"}, "more": {"b": [1]},
        "interactions": [{
            "description": "a product", "providerStates": [{"name": "s", "params": {"p": {"q": 1}}}],
            "comments": {"text": ["c"]}, "else": {"f": 1}, "type": "Synchronous/HTTP",
            "request": {"method": "GET", "path": "/p", "query": "a&b=x%20y&a=2", "z": {"y": 1},
                        "generators": {"path": {"type": "ProviderState", "expression": "/p/${id}",
                                                "dataType": {"odd": 1}}}},
            "response": {"status": 200, "w": {"v": 1},
                         "matchingRules": {"body": {"$": {"combine": "AND", "kept": {"t": 1},
                             "matchers": [{"match": "integer", "with": {"s": 1}},
                                          {"match": "type", "unknown": {"r": 1}}]}}}}}],
        "metadata": {"pactSpecification": {"version": "4.0", "o": {"n": 1}}, "m": {"l": 1}}})",
                                      {},
                                      memory.storage());
    const auto pact = read_pact(*document);
    ASSERT_TRUE(pact) << pact.error().message;
    const auto is_own = [](const auto& value) {
        return *value.storage() == *boost::json::storage_ptr();
    };
    const auto& interaction = pact->interactions.at(0);
    const auto& http = *interaction.http();
    EXPECT_TRUE(is_own(pact->metadata) && is_own(pact->extra));
    EXPECT_TRUE(is_own(interaction.states.at(0).params) && is_own(interaction.comments));
    EXPECT_TRUE(is_own(interaction.extra) && is_own(http.request.extra));
    ASSERT_TRUE(http.request.query_as_read);
    EXPECT_TRUE(is_own(*http.request.query_as_read));
    EXPECT_TRUE(is_own(http.request.generators.path.begin()->second.attributes));
    const auto& rules = http.response.rules.body.at("$");
    EXPECT_TRUE(is_own(rules.extra) && is_own(http.response.extra));
    ASSERT_EQ(rules.rules.size(), 2U);
    for (const auto& rule : rules.rules) {
        EXPECT_TRUE(is_own(rule.extra));
    }
}

TEST(ReadPact, reads_version_2) {
    const Pact pact = parsed(R"({
        "consumer": {"name": "web"}, "provider": {"name": "api"},
        "interactions": [{
            "description": "a product", "providerState": "it exists",
            "request": {"method": "get", "path": "/p", "query": "a=1&b=x%20y&a=2",
                        "headers": {"Accept": "application/json"}},
            "response": {"status": 200, "body": {"id": 1},
                         "matchingRules": {"$.body.id": {"match": "type"}}}}],
        "metadata": {"pactSpecification": {"version": "2.0.0"}, "client": "x"}})");
    EXPECT_EQ(pact.version, SpecVersion::kV2);
    EXPECT_EQ(pact.consumer, "web");
    EXPECT_EQ(json::write_compact(pact.metadata), R"({"client":"x"})");
    const Interaction& interaction = pact.interactions.at(0);
    EXPECT_EQ(interaction.states, std::vector{ProviderState{.name = "it exists"}});
    const HttpExchange& http = *interaction.http();
    EXPECT_THAT(http.request.query,
                ElementsAre(Pair("a", ElementsAre("1", "2")), Pair("b", ElementsAre("x y"))));
    EXPECT_EQ(http.request.body.state, Body::State::kMissing);
    EXPECT_EQ(http.response.body, Body::present(R"({"id":1})", "application/json"));
    EXPECT_TRUE(http.response.rules.body.contains("$.id"));
}

TEST(ReadPact, has_methods_in_upper_case) {
    for (const auto* version : {"1.0.0", "2.0.0", "3.0.0", "4.0"}) {
        const Pact pact = parsed(fmt::format(
            R"({{"interactions": [{{"description": "d", "request": {{"method": "get"}}}}],
                 "metadata": {{"pactSpecification": {{"version": "{}"}}}}}})",
            version));
        EXPECT_EQ(pact.interactions.at(0).http()->request.method, "GET") << version;
    }
}

/// As the Ruby library writes it: no metadata.
constexpr std::string_view kSyncMessage = R"({
    "consumer": {"name": "a"}, "provider": {"name": "b"},
    "interactions": [{
        "description": "init", "type": "Synchronous/Messages", "key": "c05e8d0d3e683897",
        "pending": false, "comments": {"testname": "t"},
        "request": {"contents": {"content": "AQID", "contentType": "application/protobuf",
                                 "contentTypeHint": "BINARY", "encoded": "base64"},
                    "metadata": {"requestKey": "value"},
                    "matchingRules": {"body": {"$.x": {"matchers": [{"match": "semver"}]}}}},
        "response": [{"contents": {"content": {"id": 1}, "contentType": "application/json"},
                      "metadata": {"responseKey": "value"}}]}]})";

TEST(ReadPact, knows_version_4_by_the_types_of_interactions) {
    const Pact pact = parsed(kSyncMessage);
    EXPECT_EQ(pact.version, SpecVersion::kV4);
    const SyncMessage& message = *pact.interactions.at(0).sync_message();
    EXPECT_EQ(message.request.contents.bytes, "\x01\x02\x03");
    ASSERT_EQ(message.responses.size(), 1U);
    EXPECT_EQ(message.responses[0].contents.bytes, R"({"id":1})");
    EXPECT_EQ(pact.interactions[0].key, "c05e8d0d3e683897");
    EXPECT_EQ(parsed(R"({"interactions": [{"type": "x"}]})").version, SpecVersion::kV3);
}

TEST(ReadPact, knows_the_kind_of_an_interaction_without_type_by_its_content) {
    const Pact pact = parsed(R"({"metadata": {"pactSpecification": {"version": "4.0"}},
        "interactions": [{"contents": {"some": "content"}},
                         {"request": {"contents": {"content": "x"}}, "response": {}},
                         {"request": {"method": "get"}, "response": {"status": 204}}]})");
    EXPECT_TRUE(pact.interactions.at(0).async_message());
    ASSERT_TRUE(pact.interactions.at(1).sync_message());
    EXPECT_EQ(pact.interactions[1].sync_message()->responses.size(), 1U);
    EXPECT_TRUE(pact.interactions.at(2).http());
}

TEST(ReadPact, takes_names_in_the_rules_of_version_2_as_they_are) {
    const Pact pact = parsed(R"({"metadata": {"pactSpecification": {"version": "2.0.0"}},
        "interactions": [{"request": {"query": "list[0]=1&filter[owner]=me", "matchingRules": {
            "$.query.filter[owner]": {"match": "type"}, "$.query.list[0]": {"match": "type"},
            "$.query['a.b'][0]": {"match": "type"}, "$.header.X-A[1]": {"match": "type"},
            "$.headers['X-B']": {"match": "type"}, "$['query']['c']": {"match": "type"}}}}]})");
    const MatchingRules& rules = pact.interactions.at(0).http()->request.rules;
    EXPECT_THAT(rules.query,
                ElementsAre(Pair("a.b[0]", testing::_),
                            Pair("c", testing::_),
                            Pair("filter[owner]", testing::_),
                            Pair("list[0]", testing::_)));
    EXPECT_THAT(rules.header, ElementsAre(Pair("X-A[1]", testing::_), Pair("X-B", testing::_)));
}

TEST(ReadPact, reads_messages_of_version_3) {
    const Pact pact = parsed(R"({
        "consumer": {"name": "a"}, "provider": {"name": "b"},
        "messages": [{"description": "m", "contents": {"x": 1}, "metaData": {"topic": "t"},
                      "providerStates": [{"name": "s", "params": {"id": 7}}]}],
        "metadata": {"pactSpecification": {"version": "3.0.0"}}})");
    const Interaction& interaction = pact.interactions.at(0);
    ASSERT_TRUE(interaction.async_message());
    EXPECT_EQ(interaction.async_message()->message.contents.bytes, R"({"x":1})");
    EXPECT_EQ(json::string_or(interaction.async_message()->message.metadata, "topic"), "t");
    EXPECT_EQ(json::write_compact(interaction.states.at(0).params), R"({"id":7})");
}

TEST(ReadPact, reads_all_kinds_of_version_4) {
    const Pact pact = parsed(R"({
        "consumer": {"name": "a"}, "provider": {"name": "b"},
        "interactions": [
            {"type": "Synchronous/HTTP", "description": "h", "key": "k1", "pending": true,
             "comments": {"text": ["c"]}, "interactionMarkup": {"markup": "x"},
             "request": {"path": "/", "query": {"q": ["1"]}, "headers": {"X": ["1", "2"]}},
             "response": {"body": {"content": "AQID", "encoded": "base64",
                                   "contentType": "image/png", "contentTypeHint": "BINARY"}}},
            {"type": "Asynchronous/Messages", "description": "m",
             "contents": {"content": "text", "contentType": "text/plain"}},
            {"type": "Synchronous/Messages", "description": "s",
             "request": {"contents": {"content": {"a": 1}}}, "response": [{}, {}]}],
        "metadata": {"pactSpecification": {"version": "4.0"}}})");
    const Interaction& http = pact.interactions.at(0);
    EXPECT_EQ(http.key, "k1");
    EXPECT_TRUE(http.pending);
    EXPECT_EQ(json::write_compact(http.comments), R"({"text":["c"]})");
    EXPECT_EQ(json::write_compact(http.extra), R"({"interactionMarkup":{"markup":"x"}})");
    EXPECT_EQ(http.http()->response.body.bytes, "\x01\x02\x03");
    EXPECT_EQ(http.http()->response.body.hint, Body::Hint::kBinary);
    EXPECT_EQ(pact.interactions.at(1).async_message()->message.contents,
              Body::present("text", "text/plain"));
    EXPECT_EQ(pact.interactions.at(2).sync_message()->responses.size(), 2u);
}

TEST(ReadPact, tells_the_four_states_of_a_body_apart) {
    const auto body_of = [](std::string_view response) {
        const Pact pact = parsed(fmt::format(
            R"({{"interactions": [{{"description": "d", "response": {}}}]}})", response));
        return pact.interactions.at(0).http()->response.body.state;
    };
    EXPECT_EQ(body_of(R"({})"), Body::State::kMissing);
    EXPECT_EQ(body_of(R"({"body": null})"), Body::State::kNull);
    EXPECT_EQ(body_of(R"({"body": ""})"), Body::State::kEmpty);
    EXPECT_EQ(body_of(R"({"body": false})"), Body::State::kPresent);
}

TEST(ReadPact, says_where_an_error_is) {
    const auto message = [](std::string_view text) { return parse_pact(text).error().message; };
    EXPECT_EQ(message(R"({"interactions": [{}, {}, {"description": "get a product",
                          "response": {"matchingRules": {"body": {"$.id": {"matchers":
                          [{"match": "regexx"}]}}}}}]})"),
              "interaction 3 \"get a product\": response: body rule \"$.id\": unknown matcher "
              "\"regexx\"");
    EXPECT_EQ(message(R"({"interactions": 1})"), "interactions must be a list");
    EXPECT_EQ(message(R"([])"), "a pact must be a JSON object");
    EXPECT_EQ(message(R"({"metadata": {"pactSpecification": {"version": "9"}}})"),
              "metadata: unknown version \"9\" of the Pact specification; 1 to 4 are known");
    EXPECT_EQ(message(R"({"metadata": {"pactSpecification": {"version": "4.0"}},
                          "interactions": [{"type": "Smoke/Signals"}]})"),
              "interaction 1: unknown interaction type \"Smoke/Signals\"");
    EXPECT_THAT(message("{"), testing::HasSubstr("line 1, column 2"));
}

TEST(ReadPact, names_the_file_that_is_missing) {
    EXPECT_EQ(load_pact("no/such.json").error().code, ErrorCode::kNotFound);
}

TEST(ReadPact, passes_over_a_byte_order_mark) {
    const auto pact = parse_pact(
        "\xef\xbb\xbf"
        R"({"consumer":{"name":"c"},"provider":{"name":"p"}})");
    ASSERT_TRUE(pact) << pact.error().message;
    EXPECT_EQ(pact->consumer, "c");
}

TEST(ReadPact, knows_the_content_type_of_a_message_under_any_of_its_names) {
    for (const char* name : {"contentType", "Content-Type", "content-type"}) {
        const json::Object metadata{{name, "text/plain"}};
        const json::Object message{{"description", "m"}, {"contents", "x"}, {"metadata", metadata}};
        Interaction read;
        ASSERT_TRUE(read_v3_message(message, read));
        const auto written = interaction_to_json(read, SpecVersion::kV3);
        EXPECT_EQ(json::write_compact(*json::find(written, "metadata")),
                  json::write_compact(metadata));
    }
}

TEST(ReadPact, keeps_the_order_of_fields_it_does_not_know) {
    const auto pact = parse_pact(R"({"interactions": [{"type": "Synchronous/HTTP", "x1": 1,
        "key": "k", "x2": 2, "pending": true, "x3": 3}],
        "metadata": {"pactSpecification": {"version": "4.0"}}})");
    ASSERT_TRUE(pact);
    EXPECT_EQ(json::write_compact(pact->interactions.at(0).extra), R"({"x1":1,"x2":2,"x3":3})");
}

}  // namespace
}  // namespace accord::contract
