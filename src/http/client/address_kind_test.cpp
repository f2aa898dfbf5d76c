// Which addresses are nobody else's, in all the forms in which they can be written; and that a
// client which is told so does not go there.
#include "http/client/address_kind.hpp"

#include "http/client.hpp"
#include "http/server.hpp"
#include "http/url.hpp"

namespace accord::http {
namespace {

std::string_view kind(const char* text) { return non_public_kind(asio::ip::make_address(text)); }

TEST(AddressKind, is_public_where_everybody_is_reached) {
    for (const auto* address : {"1.1.1.1",
                                "8.8.8.8",
                                "9.255.255.255",
                                "11.0.0.0",
                                "100.63.255.255",
                                "100.128.0.0",
                                "169.253.255.255",
                                "172.15.255.255",
                                "172.32.0.0",
                                "192.167.255.255",
                                "192.169.0.0",
                                "223.255.255.255",
                                "2606:4700::1111",
                                "::ffff:1.1.1.1",
                                "64:ff9b::1.1.1.1",
                                "2002:101:101::"}) {
        EXPECT_EQ(kind(address), "") << address;
    }
}

TEST(AddressKind, says_what_is_not_public) {
    const std::pair<const char*, std::string_view> kinds[] = {
        {"0.0.0.0", "an address of this host"},
        {"::", "an address of this host"},
        {"10.0.0.1", "a private address"},
        {"100.64.0.1", "a private address"},
        {"127.0.0.1", "a loopback address"},
        {"127.255.255.254", "a loopback address"},
        {"169.254.169.254", "a link-local address"},
        {"172.16.0.1", "a private address"},
        {"172.31.255.255", "a private address"},
        {"192.168.1.1", "a private address"},
        {"198.19.0.1", "a reserved address"},
        {"224.0.0.1", "a multicast address"},
        {"255.255.255.255", "a reserved address"},
        {"::1", "a loopback address"},
        {"fe80::1", "a link-local address"},
        {"fd00:ec2::254", "a private address"},
        {"fc00::", "a private address"},
        {"ff02::1", "a multicast address"},
        {"2001:db8::1", "a reserved address"},
        {"::ffff:127.0.0.1", "a loopback address"},
        {"::ffff:10.1.2.3", "a private address"},
        {"::7f00:1", "a loopback address"},
        {"::ffff:0:127.0.0.1", "a loopback address"},
        {"64:ff9b::a9fe:a9fe", "a link-local address"},
        {"64:ff9b:1::1", "a private address"},
        {"2002:7f00:1::", "a loopback address"},
    };
    for (const auto& [address, expected] : kinds) {
        EXPECT_EQ(kind(address), expected) << address;
    }
}

struct GuardedClient : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server =
        *Server::start({}, [](const Request&) { return Response{}; }, *log);

    Result<Response> ask(Client& client, std::string_view host) const {
        return client.get(fmt::format("http://{}:{}/", host, server->port()));
    }
};

TEST_F(GuardedClient, does_not_reach_loopback_however_it_is_written) {
    Client client({.addresses = {.public_only = true}});
    for (const auto* host : {"127.0.0.1",
                             "localhost",
                             "2130706433",
                             "0177.0.0.1",
                             "0x7f.1",
                             "127.1",
                             "[::ffff:127.0.0.1]",
                             "[::ffff:7f00:1]",
                             "0.0.0.0",
                             "0"}) {
        const auto answer = ask(client, host);
        ASSERT_FALSE(answer) << host;
        EXPECT_NE(answer.error().message.find("may not be called"), std::string::npos)
            << answer.error().message;
    }
    EXPECT_EQ(ask(client, "127.0.0.1").error(),
              (Error{ErrorCode::kInvalidInput,
                     fmt::format("http://127.0.0.1:{} may not be called: 127.0.0.1 is a loopback "
                                 "address",
                                 server->port())}));
}

TEST_F(GuardedClient, reaches_what_it_is_allowed_to_and_asks_for_each_address) {
    std::vector<std::string> asked;
    Client client({.addresses = {.public_only = true,
                                 .is_excepted = [&](std::string_view host, std::string_view at) {
                                     asked.push_back(fmt::format("{} at {}", host, at));
                                     return at == "127.0.0.1";
                                 }}});
    EXPECT_TRUE(ask(client, "127.0.0.1"));
    EXPECT_EQ(asked, std::vector<std::string>{"127.0.0.1 at 127.0.0.1"});
    EXPECT_FALSE(ask(client, "127.0.0.2"));
}

TEST(AddressPolicy, is_asked_for_the_address_that_is_reached) {
    std::vector<std::string> asked;
    const AddressPolicy policy{.public_only = true,
                               .is_excepted = [&](std::string_view, std::string_view address) {
                                   asked.emplace_back(address);
                                   return false;
                               }};
    for (const auto* address :
         {"::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "169.254.169.254"}) {
        const tcp::endpoint found[] = {{asio::ip::make_address(address), 80}};
        EXPECT_NE(refusal("ci.internal", found, policy), "");
        EXPECT_EQ(asked.back(), "169.254.169.254") << address;
    }
}

TEST(AddressPolicy, refuses_a_name_of_which_one_address_is_refused) {
    const AddressPolicy policy{.public_only = true};
    const tcp::endpoint both[] = {{asio::ip::make_address("1.1.1.1"), 80},
                                  {asio::ip::make_address("10.0.0.1"), 80}};
    EXPECT_EQ(refusal("two.example.org", both, policy), "10.0.0.1 is a private address");
    EXPECT_EQ(refusal("two.example.org", std::span(both).first(1), policy), "");
    EXPECT_EQ(refusal("two.example.org", both, {}), "");
}

}  // namespace
}  // namespace accord::http
