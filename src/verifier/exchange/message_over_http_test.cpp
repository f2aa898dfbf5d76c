// What is asked of a message endpoint, and what its answers mean.
#include "verifier/exchange/message_over_http.hpp"

#include "base/encoding.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

TEST(MessageRequest, names_the_message_and_its_states) {
    const contract::Interaction interaction{
        .description = "an order",
        .states = {{.name = "orders exist", .params = {{"id", 1}}}},
        .content = contract::AsyncMessage{}};
    const auto sent = to_message_request(interaction, {{"Authorization", "x"}});
    EXPECT_EQ(sent.method, "POST");
    EXPECT_EQ(
        sent.headers,
        (http::Headers{
            {"Content-Type", "application/json"}, {"Authorization", "x"}, {"Accept", "*/*"}}));
    EXPECT_EQ(sent.body,
              R"({"description":"an order",)"
              R"("providerStates":[{"name":"orders exist","params":{"id":1}}]})");
}

TEST(MessageRequest, leaves_out_what_the_interaction_does_not_have) {
    contract::Interaction interaction{.description = "an order",
                                      .content = contract::AsyncMessage{}};
    EXPECT_EQ(to_message_request(interaction, {}).body, R"({"description":"an order"})");
    interaction.states = {{.name = "s"}};
    EXPECT_EQ(to_message_request(interaction, {}).body,
              R"({"description":"an order","providerStates":[{"name":"s"}]})");
}

TEST(MessageAnswer, has_contents_in_the_body_and_metadata_in_a_header) {
    const auto message = message_from_http(
        {.headers = {{"Content-Type", "application/json"},
                     {"pact-message-metadata", base64_encode(R"({"topic":"orders"})")}},
         .body = R"({"id":1})"});
    EXPECT_EQ(message->contents, contract::Body::present(R"({"id":1})", "application/json"));
    EXPECT_EQ(message->metadata,
              (json::Object{{"topic", "orders"}, {"contentType", "application/json"}}));
}

TEST(MessageAnswer, is_refused_when_it_is_an_error) {
    EXPECT_EQ(message_from_http({.status = 500}).error().message,
              "the provider answered 500 Internal Server Error instead of the message");
}

TEST(MessageAnswer, says_what_is_wrong_with_its_metadata) {
    const auto with = [](std::string header) {
        return message_from_http({.headers = {{kMetadataHeader, std::move(header)}}})
            .error()
            .message;
    };
    EXPECT_EQ(with("%%"), "header Pact-Message-Metadata of the response: it is not base64");
    EXPECT_EQ(with(base64_encode("[]")),
              "header Pact-Message-Metadata of the response: it is not a JSON object");
}

}  // namespace
}  // namespace accord::verifier
