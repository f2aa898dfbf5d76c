// Mock servers started by the C functions, asked over a socket.
#include "pact/mock_server.h"

#include "base/log.hpp"
#include "ffi/consumer/draft_testing.hpp"
#include "ffi/edge/c_text.hpp"
#include "http/client.hpp"
#include "http/url.hpp"

namespace accord::ffi {
namespace {

using testing::HasSubstr;

struct MockServerCalls : testing::Test {
    TestPact pact;
    InteractionHandle asked = pactffi_new_interaction(pact, "a product");
    std::int32_t port = 0;

    void SetUp() override {
        ASSERT_TRUE(pactffi_with_request(asked, "GET", "/p/1"));
        ASSERT_TRUE(pactffi_with_body(asked, InteractionPart_Response, nullptr, R"({"id":1})"));
    }
    void TearDown() override { pactffi_cleanup_mock_server(port); }

    void start(const char* transport = nullptr, const char* config = nullptr) {
        port = pactffi_create_mock_server_for_transport(pact, "127.0.0.1", 0, transport, config);
        ASSERT_GT(port, 0) << last_error();
    }

    [[nodiscard]] http::Response ask(const std::string& method,
                                     const std::string& path,
                                     const http::ClientOptions& options = {},
                                     const std::string& scheme = "http") const {
        http::Client client(options);
        const auto url = http::parse_url(fmt::format("{}://127.0.0.1:{}{}", scheme, port, path));
        auto answer = client.send(*url, {.method = method});
        EXPECT_TRUE(answer) << answer.error().message;
        return answer ? *std::move(answer) : http::Response{};
    }
};

TEST_F(MockServerCalls, tell_what_came_before_the_answer_is_there) {
    start();
    EXPECT_FALSE(pactffi_mock_server_matched(port));
    EXPECT_THAT(pactffi_mock_server_mismatches(port), HasSubstr("missing-request"));
    EXPECT_EQ(ask("GET", "/p/1").body, R"({"id":1})");
    EXPECT_TRUE(pactffi_mock_server_matched(port));
    EXPECT_STREQ(pactffi_mock_server_mismatches(port), "[]");
    EXPECT_EQ(ask("GET", "/none").status, 500);
    EXPECT_FALSE(pactffi_mock_server_matched(port));
    EXPECT_THAT(pactffi_mock_server_mismatches(port), HasSubstr("request-not-found"));
}

TEST_F(MockServerCalls, are_not_replaced_by_one_on_the_same_port_of_another_address) {
    start();
    const auto number = static_cast<std::uint16_t>(port);
    EXPECT_EQ(pactffi_create_mock_server_for_transport(pact, "127.0.0.2", number, nullptr, nullptr),
              -3);
    EXPECT_THAT(last_error(), HasSubstr("of another address already"));
    EXPECT_EQ(ask("GET", "/p/1").body, R"({"id":1})");
}

TEST_F(MockServerCalls, keep_their_texts_until_the_server_ends) {
    start();
    const std::size_t before = given_texts();
    const char* text = pactffi_mock_server_mismatches(port);
    EXPECT_EQ(pactffi_mock_server_mismatches(port), text);
    EXPECT_EQ(given_texts(), before);
    pactffi_string_delete(const_cast<char*>(text));
    EXPECT_STREQ(pactffi_mock_server_mismatches(port), text);
}

TEST_F(MockServerCalls, fix_the_pact) {
    start();
    EXPECT_FALSE(pactffi_given(asked, "late"));
    EXPECT_THAT(last_error(), HasSubstr("was started"));
    EXPECT_FALSE(pactffi_with_specification(pact, PactSpecification_V3));
    EXPECT_EQ(pactffi_new_interaction(pact, "late") & 0xffff, 0U);
    EXPECT_EQ(pactffi_interaction_test_name(asked, "x"), 3U);
    EXPECT_TRUE(pactffi_set_pending(asked, true));
}

TEST_F(MockServerCalls, write_the_pact_that_was_played) {
    const TestFolder folder;
    pactffi_new_message_interaction(pact, "a message");
    start();
    EXPECT_EQ(pactffi_write_pact_file(port, folder.path().c_str(), false), 0) << last_error();
    const json::Value file = folder.json_of("Shop-Products.json");
    EXPECT_EQ(file.at("interactions").get_array().size(), 2U);
    EXPECT_EQ(*json::at_pointer(file, "/interactions/1/transport"), "http");
    EXPECT_EQ(pactffi_write_pact_file(port, "/proc/none", false), 2);
    EXPECT_EQ(pactffi_write_pact_file(1, ".", false), 3);
}

TEST_F(MockServerCalls, go_on_when_the_handle_is_freed) {
    const PactHandle other = pactffi_new_pact("a", "b");
    pactffi_with_request(pactffi_new_interaction(other, "x"), "GET", "/p/1");
    port = pactffi_create_mock_server_for_pact(other, "127.0.0.1:0", false);
    ASSERT_GT(port, 0);
    EXPECT_EQ(pactffi_free_pact_handle(other), 0U);
    EXPECT_EQ(ask("GET", "/p/1").status, 200);
    EXPECT_EQ(ask("OPTIONS", "/p/1").status, 204);
    EXPECT_TRUE(pactffi_cleanup_mock_server(port));
    EXPECT_FALSE(pactffi_cleanup_mock_server(port));
    EXPECT_FALSE(pactffi_mock_server_matched(port));
    EXPECT_EQ(pactffi_mock_server_mismatches(port), nullptr);
    EXPECT_EQ(pactffi_mock_server_logs(port), nullptr);
}

TEST_F(MockServerCalls, answer_preflights_where_they_are_configured_to) {
    start("http", R"({"corsPreflight":true})");
    EXPECT_EQ(ask("OPTIONS", "/p/1").status, 204);
}

TEST_F(MockServerCalls, end_connections_where_they_are_configured_to) {
    start("http", R"({"keepAlive":false})");
    EXPECT_EQ(ask("GET", "/p/1").headers.value_or("Connection", ""), "close");
    TearDown();
    start();
    EXPECT_EQ(ask("GET", "/p/1").headers.value_or("Connection", ""), "");
}

TEST_F(MockServerCalls, speak_tls_with_a_certificate_that_the_authority_issued) {
    start("https");
    const TestFolder folder;
    const std::string file = folder.path() / "authority.pem";
    ASSERT_TRUE(write_file_atomically(file, taken(pactffi_get_tls_ca_certificate())));
    EXPECT_EQ(ask("GET", "/p/1", {.tls = {.ca_file = file}}, "https").status, 200);
    http::Client without;
    const auto url = http::parse_url(fmt::format("https://127.0.0.1:{}", port));
    EXPECT_FALSE(without.send(*url, {}));
}

TEST_F(MockServerCalls, answer_on_the_other_loopback_address) {
    port = pactffi_create_mock_server_for_pact(pact, "[::1]:0", false);
    EXPECT_GT(port, 0) << last_error();
}

TEST_F(MockServerCalls, have_codes_for_what_fails) {
    const auto start_with =
        [&](PactHandle handle, const char* address, const char* transport, const char* config) {
            return pactffi_create_mock_server_for_transport(handle, address, 0, transport, config);
        };
    EXPECT_EQ(start_with(0, "127.0.0.1", nullptr, nullptr), -1);
    EXPECT_EQ(start_with(pact, "127.0.0.1", nullptr, "{"), -2);
    EXPECT_EQ(start_with(pact, "127.0.0.1", "grpc", nullptr), -3);
    EXPECT_THAT(last_error(), HasSubstr("plugins"));
    EXPECT_EQ(start_with(pact, "\xff", nullptr, nullptr), -5);
    EXPECT_EQ(start_with(0, "nowhere.test", "grpc", nullptr), -5);
    EXPECT_THAT(last_error(), HasSubstr("nowhere.test"));
    EXPECT_EQ(start_with(0, "nowhere.test", "grpc", "{"), -2);
    EXPECT_EQ(start_with(0, "127.0.0.1", "grpc", nullptr), -1);
    EXPECT_EQ(pactffi_create_mock_server_for_pact(pact, "127.0.0.1", false), -5);
    EXPECT_EQ(pactffi_create_mock_server_for_pact(pact, nullptr, false), -5);
    EXPECT_EQ(pactffi_create_mock_server_for_pact(pact, "nowhere.test:0", false), -5);
    EXPECT_EQ(pactffi_create_mock_server("{}", "nowhere.test:0", false), -5);
    EXPECT_EQ(pactffi_create_mock_server(nullptr, "127.0.0.1:0", false), -1);
    EXPECT_EQ(pactffi_create_mock_server("{", "127.0.0.1:0", false), -2);
    EXPECT_EQ(pactffi_create_mock_server("{}", "nowhere", false), -5);
    start();
    EXPECT_EQ(pactffi_create_mock_server_for_transport(
                  pact, "127.0.0.1", static_cast<std::uint16_t>(port), nullptr, nullptr),
              -3);
    EXPECT_THAT(last_error(), HasSubstr(std::to_string(port)));
}

}  // namespace
}  // namespace accord::ffi
