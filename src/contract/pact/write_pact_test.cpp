// The model written as pact files of each version, byte by byte.
#include "contract/pact/write_pact.hpp"

#include "contract/pact/parts_json.hpp"
#include "contract/pact/read_pact.hpp"

namespace accord::contract {
namespace {

Interaction http(std::string description, std::string path = "/") {
    HttpExchange exchange;
    exchange.request.path = std::move(path);
    return {.description = std::move(description), .content = std::move(exchange)};
}

Pact pact_with(std::vector<Interaction> interactions, SpecVersion version = SpecVersion::kV4) {
    return {.consumer = "web",
            .provider = "api",
            .interactions = std::move(interactions),
            .version = version};
}

std::string written(const Pact& pact) {
    const auto document = pact_to_json(pact);
    return document ? json::write_pretty(*document) : document.error().message;
}

TEST(WritePact, writes_the_same_bytes_whatever_the_order) {
    EXPECT_EQ(written(pact_with({http("b"), http("a")})),
              written(pact_with({http("a"), http("b")})));
}

TEST(WritePact, writes_version_4) {
    Interaction interaction = http("get");
    interaction.states = {{"exists", {{"id", 1}}}};
    auto& exchange = std::get<HttpExchange>(interaction.content);
    exchange.request.query = {{"q", {"x"}}};
    exchange.response.headers = {{"A", {"1", "2"}}};
    exchange.response.body = Body::present(R"({"b":1,"a":1.0})", "application/json");
    EXPECT_EQ(written(pact_with({interaction})), R"({
  "consumer": {
    "name": "web"
  },
  "interactions": [
    {
      "description": "get",
      "pending": false,
      "providerStates": [
        {
          "name": "exists",
          "params": {
            "id": 1
          }
        }
      ],
      "request": {
        "method": "GET",
        "path": "/",
        "query": {
          "q": [
            "x"
          ]
        }
      },
      "response": {
        "body": {
          "content": {
            "a": 1.0,
            "b": 1
          },
          "contentType": "application/json",
          "encoded": false
        },
        "headers": {
          "A": [
            "1",
            "2"
          ]
        },
        "status": 200
      },
      "type": "Synchronous/HTTP"
    }
  ],
  "metadata": {
    "accord": {
      "version": "0.1.0"
    },
    "pactSpecification": {
      "version": "4.0"
    }
  },
  "provider": {
    "name": "api"
  }
})");
}

TEST(WritePact, writes_version_2_with_a_query_text_and_flat_rules) {
    Interaction interaction = http("get");
    auto& request = std::get<HttpExchange>(interaction.content).request;
    request.query = {{"q", {"x y", "2"}}};
    request.rules.query["q"].rules = {{rule::Type{}}};
    const auto document = pact_to_json(pact_with({interaction}, SpecVersion::kV2));
    const auto* written = json::at_pointer(*document, "/interactions/0/request");
    EXPECT_EQ(json::write_compact(*written),
              R"({"matchingRules":{"$.query.q":{"match":"type"}},"method":"GET","path":"/",)"
              R"("query":"q=x%20y&q=2"})");
}

/// The query of a version after it was read and changed, as compact JSON.
std::string written_query(
    SpecVersion version,
    std::string_view query,
    void (*change)(HttpRequest&) = [](HttpRequest&) {},
    std::optional<SpecVersion> written_as = std::nullopt) {
    HttpRequest request = *request_from_json(json::Object{{"query", *json::parse(query)}}, version);
    change(request);
    const json::Object written = request_to_json(request, written_as.value_or(version));
    const json::Value* out = json::find(written, "query");
    return out ? json::write_compact(*out) : "none";
}

TEST(WritePact, leaves_a_query_as_it_was_read) {
    for (std::string_view text :
         {"?a&b=1", "a=1&b=2&a=3", "ids=1,2", "q=a+b", "q=%7e&", "a==b", "", "?", "&", "q=100%"}) {
        const std::string query = "\"" + std::string(text) + "\"";
        EXPECT_EQ(written_query(SpecVersion::kV1, query), query);
        EXPECT_EQ(written_query(SpecVersion::kV2, query), query);
    }
    for (std::string_view map : {R"({"a":[null,""],"b":[]})", R"({"a":"x"})", "{}"}) {
        EXPECT_EQ(written_query(SpecVersion::kV3, map), map);
        EXPECT_EQ(written_query(SpecVersion::kV4, map), map);
    }
}

TEST(WritePact, writes_a_query_anew_that_was_changed) {
    const auto change = [](HttpRequest& request) { request.query[1].second = {"2 3"}; };
    EXPECT_EQ(written_query(SpecVersion::kV2, R"("?a&b=1")", change), R"("a=&b=2%203")");
    EXPECT_EQ(written_query(SpecVersion::kV4, R"({"a":[null],"b":["1"]})", change),
              R"({"a":[""],"b":["2 3"]})");
    EXPECT_EQ(written_query(SpecVersion::kV2, R"("a")", [](HttpRequest& r) { r.query.clear(); }),
              "none");
}

TEST(WritePact, writes_a_query_as_its_version_has_it) {
    const auto keep = [](HttpRequest&) {};
    EXPECT_EQ(written_query(SpecVersion::kV2, R"("a=1&b&a=3")", keep, SpecVersion::kV4),
              R"({"a":["1","3"],"b":[""]})");
    EXPECT_EQ(written_query(SpecVersion::kV4, R"({"a":[null]})", keep, SpecVersion::kV2),
              R"("a=")");
    EXPECT_EQ(written_query(SpecVersion::kV4, R"("a")"), R"({"a":[""]})");
}

TEST(WritePact, writes_versions_1_and_1_1_without_rules_and_generators) {
    Interaction interaction = http("get");
    interaction.states = {{"s", {{"id", 1}}}};
    auto& exchange = std::get<HttpExchange>(interaction.content);
    exchange.request.query = {{"q", {"1"}}};
    exchange.request.rules.query["q"].rules = {{rule::Type{}}};
    exchange.response.headers = {{"A", {"1", "2"}}, {"Set-Cookie", {"a", "b"}}};
    exchange.response.body = Body::present(R"({"a":1})", "application/json");
    exchange.response.generators.body["$.a"] = {"RandomInt", {}};
    for (const auto& [version, name] :
         {std::pair{SpecVersion::kV1, "1.0.0"}, std::pair{SpecVersion::kV1_1, "1.1.0"}}) {
        const auto document = pact_to_json(pact_with({interaction}, version));
        EXPECT_EQ(json::write_compact(*json::at_pointer(*document, "/interactions/0")),
                  R"({"description":"get","providerState":"s","request":{"method":"GET",)"
                  R"("path":"/","query":"q=1"},"response":{"body":{"a":1},"headers":{"A":"1, 2",)"
                  R"("Set-Cookie":["a","b"]},"status":200}})");
        EXPECT_EQ(json::at_pointer(*document, "/metadata/pactSpecification/version")->get_string(),
                  name);
        EXPECT_EQ(read_pact(*document)->version, version);
    }
}

TEST(WritePact, refuses_what_the_version_cannot_hold) {
    const Interaction message{.description = "m", .content = AsyncMessage{}};
    EXPECT_EQ(written(pact_with({message}, SpecVersion::kV2)),
              "interaction \"m\" is a message, which version 2.0.0 of the Pact specification can't "
              "hold; write version 4.0");
    EXPECT_EQ(written(pact_with({message, http("h")}, SpecVersion::kV3)),
              "the pact has both HTTP interactions and messages, which version 3.0.0 of the Pact "
              "specification can't hold; write version 4.0");
}

TEST(WritePact, gives_every_message_of_v3_metadata) {
    for (const auto& [version, metadata] :
         {std::pair(SpecVersion::kV3, "{}"), std::pair(SpecVersion::kV4, "(none)")}) {
        Pact pact{.consumer = "a", .provider = "b", .version = version};
        pact.interactions.push_back({.description = "m", .content = AsyncMessage()});
        const auto written = pact_to_json(pact);
        ASSERT_TRUE(written);
        const auto* message = json::at_pointer(
            *written, version == SpecVersion::kV3 ? "/messages/0" : "/interactions/0");
        ASSERT_TRUE(message);
        const auto* found = json::find(*message, "metadata");
        EXPECT_EQ(found ? json::write_canonical(*found) : "(none)", metadata);
    }
}

TEST(WritePact, reads_back_what_it_wrote) {
    const std::string_view text = R"({
        "consumer": {"name": "a"}, "provider": {"name": "b"}, "x-top": [1],
        "interactions": [
            {"type": "Synchronous/HTTP", "description": "h", "key": "k", "x-mine": {"a": 1},
             "pluginConfiguration": {"p": {}}, "comments": {"text": ["c"]}, "transport": "http",
             "request": {"x-part": 1, "body": {"content": "\u0001", "contentType": "text/plain"}},
             "response": {"body": {"content": "s", "contentType": "application/json"},
                          "generators": {"body": {"$": {"type": "Uuid"}},
                                         "status": {"type": "RandomInt"}}}},
            {"type": "Asynchronous/Messages", "description": "m", "metadata": {"k": 1.0},
             "contents": {"content": "null", "encoded": "json", "contentType": "application/json"},
             "x-other": true},
            {"type": "Synchronous/Messages", "description": "s",
             "request": {"contents": {"content": "AAH/", "encoded": "base64"}},
             "response": [{"contents": {"content": ""}}]}],
        "metadata": {"pactSpecification": {"version": "4.0"}, "accord": {"version": "0.1.0"}}})";
    const auto pact = parse_pact(text);
    ASSERT_TRUE(pact) << pact.error().message;
    const auto again = read_pact(*pact_to_json(*pact));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(*pact, *again);
}

}  // namespace
}  // namespace accord::contract
