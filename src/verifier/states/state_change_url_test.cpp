// What a state change URL is sent, and what its answers mean.
#include "verifier/states/state_change_url.hpp"

#include "http/url.hpp"
#include "support/fake_sender.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

const std::vector<contract::ProviderState> kStates = {
    {.name = "product 7 exists", .params = {{"id", 7}, {"name", "a b"}}}};

StateChangeOptions at(std::string_view url) { return {.url = http::parse_url(url).value()}; }

TEST(StateChange, posts_name_parameters_and_action) {
    http::FakeSender provider;
    provider.answer_json("POST http://p/state", "{}");
    ASSERT_TRUE(StateChangeUrl(at("http://p/state"), provider).set_up(kStates));
    ASSERT_EQ(provider.sent.size(), 1U);
    EXPECT_EQ(provider.sent[0].request.body,
              R"({"state":"product 7 exists","params":{"id":7,"name":"a b"},"action":"setup"})");
    EXPECT_EQ(provider.sent[0].request.headers.find("content-type"), "application/json");
}

TEST(StateChange, can_use_the_query_instead) {
    http::FakeSender provider;
    auto options = at("http://p/state?x=1");
    options.as_query = true;
    (void)StateChangeUrl(options, provider).set_up(kStates);
    EXPECT_EQ(provider.lines(),
              std::vector<std::string>{"POST http://p/state?x=1&state=product%207%20exists"
                                       "&action=setup&id=7&name=a%20b"});
}

TEST(StateChange, sends_what_lets_us_in) {
    http::FakeSender provider;
    auto options = at("http://p/state");
    options.headers = {{"Authorization", "x"}};
    (void)StateChangeUrl(options, provider).set_up(kStates);
    EXPECT_EQ(provider.sent.at(0).request.headers.find("Authorization"), "x");
    EXPECT_EQ(provider.sent[0].request.headers.find("Accept"), "*/*");
}

TEST(StateChange, is_called_once_without_a_name_when_there_is_no_state) {
    http::FakeSender provider;
    provider.answer_json("POST http://p/state", "");
    ASSERT_TRUE(StateChangeUrl(at("http://p/state"), provider).set_up({}));
    EXPECT_EQ(provider.sent.at(0).request.body, R"({"state":"","params":{},"action":"setup"})");
}

TEST(StateChange, gives_back_parameters_and_over_them_what_was_answered) {
    http::FakeSender provider;
    provider.answer_json("POST http://p/state", R"({"id": 42, "token": "t"})");
    const auto values = StateChangeUrl(at("http://p/state"), provider).set_up(kStates);
    EXPECT_EQ(values.value().values, (json::Object{{"id", 42}, {"name", "a b"}, {"token", "t"}}));
}

TEST(StateChange, gives_back_the_parameters_without_a_url) {
    http::FakeSender provider;
    const auto values = make_state_handler({}, provider)->set_up(kStates).value();
    EXPECT_EQ(values.values, (json::Object{{"id", 7}, {"name", "a b"}}));
    EXPECT_EQ(
        values.warnings,
        std::vector<std::string>{"provider state \"product 7 exists\" was not set up: there is "
                                 "no state change URL"});
    EXPECT_TRUE(provider.sent.empty());
}

TEST(StateChange, that_is_refused_names_state_and_address) {
    http::FakeSender provider;
    provider.answer_json("POST http://p/state", "no", 500);
    const auto values = StateChangeUrl(at("http://p/state"), provider).set_up(kStates);
    ASSERT_FALSE(values);
    EXPECT_EQ(values.error().message,
              "setup of provider state \"product 7 exists\": http://p/state answered 500 Internal "
              "Server Error");
}

TEST(StateChange, tears_down_only_when_asked_to) {
    http::FakeSender provider;
    provider.answer_json("POST http://p/state", "");
    auto options = at("http://p/state");
    ASSERT_TRUE(StateChangeUrl(options, provider).tear_down(kStates));
    EXPECT_TRUE(provider.sent.empty());
    options.teardown = true;
    ASSERT_TRUE(StateChangeUrl(options, provider).tear_down(kStates));
    EXPECT_THAT(provider.sent.at(0).request.body, testing::HasSubstr(R"("action":"teardown")"));
}

}  // namespace
}  // namespace accord::verifier
