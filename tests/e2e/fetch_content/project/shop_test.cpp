// A consumer's test in C++17: it asks the mock server with bare sockets, as any client would.
#include <gtest/gtest.h>

#include <accord/accord.hpp>
#include <arpa/inet.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

static_assert(__cplusplus == 201703L, "the project's own standard holds for its own code");

namespace {

/// The whole answer to a GET.
std::string get(const accord::MockServer& server, const std::string& path) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<in_port_t>(server.port()));
    const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return "no connection";
    }
    const std::string request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    if (::send(connection, request.data(), request.size(), 0) < 0) {
        return "nothing was sent";
    }
    std::string answer;
    char some[512];
    for (ssize_t n = 0; (n = ::recv(connection, some, sizeof some, 0)) > 0;) {
        answer.append(some, static_cast<std::size_t>(n));
    }
    ::close(connection);
    return answer;
}

TEST(Shop, shows_a_product) {
    accord::Pact pact("Fetching Shop", "Product Service");
    pact.upon_receiving("a request for product 42")
        .with_request("GET", "/products/42")
        .will_respond_with(200)
        .json_body(accord::object({{"id", accord::integer(42)}}));

    const auto outcome = pact.run_test([](const accord::MockServer& provider) {
        EXPECT_NE(get(provider, "/products/42").find(R"({"id":42})"), std::string::npos);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
