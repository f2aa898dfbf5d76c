// curl and node's http2 ask the mock server, by prior knowledge and by ALPN; and those who speak
// HTTP/1.1 are served as before.
#include "base/files.hpp"
#include "mock/mock_server.hpp"

#include <array>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace accord::mock {
namespace {

using contract::Body;
using testing::ElementsAre;

contract::Pact shop() {
    contract::HttpExchange product{{.path = "/products/42"},
                                   {.body = Body::present(R"({"id":42})", "application/json")}};
    contract::HttpExchange order{
        {.method = "POST",
         .path = "/orders",
         .headers = {{"Content-Type", {"application/json"}}},
         .body = Body::present(R"({"qty":1,"note":"x"})", "application/json")},
        {.status = 201}};
    for (const auto* path : {"$.qty", "$.note"}) {
        order.request.rules.body[path].rules.push_back({contract::rule::Type{}});
    }
    return {.consumer = "Shop",
            .provider = "Products",
            .interactions = {{.description = "a product", .content = product},
                             {.description = "an order", .content = order}}};
}

/// What the command prints; its exit code must be 0.
std::string output_of(const std::string& command) {
    FILE* pipe = ::popen(command.c_str(), "r");
    std::string out;
    std::array<char, 4096> part{};
    while (const auto count = std::fread(part.data(), 1, part.size(), pipe)) {
        out.append(part.data(), count);
    }
    EXPECT_EQ(::pclose(pipe), 0) << command << "\n" << out;
    return out;
}

struct Http2Clients : testing::TestWithParam<bool> {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<MockServer> server = *MockServer::start(shop(), {.tls = GetParam()}, *log);
    std::filesystem::path ca_file =
        std::filesystem::temp_directory_path() / fmt::format("accord-http2-{}.pem", ::getpid());

    void SetUp() override { ASSERT_TRUE(write_file_atomically(ca_file, server->certificate())); }
    void TearDown() override { std::filesystem::remove(ca_file); }

    /// Status and version of HTTP of what curl got.
    std::string curl(std::string_view options, std::string_view path) const {
        return output_of(fmt::format(
            "curl --silent --output /dev/null --write-out '%{{http_code}} %{{http_version}}' "
            "--noproxy '*' --cacert {} {} {}{}",
            ca_file.string(),
            options,
            server->url(),
            path));
    }
};

INSTANTIATE_TEST_SUITE_P(Tls, Http2Clients, testing::Bool(), [](const auto& with) {
    return with.param ? "with_tls" : "without_tls";
});

TEST_P(Http2Clients, curl_speaks_what_it_is_told_to) {
    // Without TLS --http2 asks by "Upgrade: h2c", which nobody has to follow.
    EXPECT_EQ(curl("--http2", "/products/42"), GetParam() ? "200 2" : "200 1.1");
    EXPECT_EQ(curl("--http2-prior-knowledge", "/products/42"), "200 2");
    EXPECT_EQ(curl("--http1.1", "/products/42"), "200 1.1");
    EXPECT_THAT(server->outcome().matched_times, ElementsAre(3u, 0u));
}

TEST_P(Http2Clients, curl_sends_bodies_and_sees_refusals) {
    const std::string post = R"(--http2-prior-knowledge --json '{"qty":5,"note":"y"}')";
    EXPECT_EQ(curl(post, "/orders"), "201 2");
    EXPECT_EQ(curl("--http2-prior-knowledge --head", "/products/42"), "500 2");
    const auto outcome = server->outcome();
    EXPECT_THAT(outcome.matched_times, ElementsAre(0u, 1u));
    EXPECT_EQ(outcome.unmatched.size(), 1u);
}

TEST_P(Http2Clients, node_has_many_requests_at_once) {
    EXPECT_EQ(output_of(fmt::format("node {} {} {} 2>&1",
                                    ACCORD_HTTP2_SCRIPT,
                                    server->url(),
                                    GetParam() ? ca_file.string() : "")),
              fmt::format("{{\"protocol\":\"{}\",\"many\":50,\"large\":201,\"refused\":500,"
                          "\"why\":\"Unexpected-Request : GET /products/43\"}}\n",
                          GetParam() ? "h2" : "h2c"));
    const auto outcome = server->outcome();
    EXPECT_THAT(outcome.matched_times, ElementsAre(50u, 1u));
    EXPECT_EQ(outcome.unmatched.size(), 1u);
}

}  // namespace
}  // namespace accord::mock
