// Server and client over TLS, with certificates made for the test.
#include "base/files.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "http/tls/tls_certificate.hpp"
#include "support/test_socket.hpp"

#include <openssl/crypto.h>

#include <cstdlib>
#include <unistd.h>

namespace accord::http {
namespace {

using support::TestSocket;

struct Tls : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server;
    std::filesystem::path ca_file =
        std::filesystem::temp_directory_path() / fmt::format("accord-tls-{}.pem", ::getpid());

    void start(const std::string& host, ServerOptions options = {}) {
        options.tls = *make_self_signed(host);
        ASSERT_TRUE(write_file_atomically(ca_file, options.tls->certificate_chain));
        server = *Server::start(
            std::move(options),
            [](const Request& request) { return Response{.body = request.body + "!"}; },
            *log);
    }
    void TearDown() override { std::filesystem::remove(ca_file); }

    std::string url(std::string_view host) const {
        return fmt::format("https://{}:{}", host, server->port());
    }
};

TEST_F(Tls, a_client_that_trusts_the_authority_gets_through) {
    start("localhost");
    Client client({.tls = {.ca_file = ca_file}});
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.get(url("localhost"));
        ASSERT_TRUE(answer) << answer.error().message;
        EXPECT_EQ(answer->body, "!");
    }
    EXPECT_THAT(server->base_url(), testing::StartsWith("https://127.0.0.1:"));
}

TEST_F(Tls, certificates_can_be_for_addresses) {
    for (const auto* host : {"127.0.0.1", "localhost"}) {
        start(host);
        EXPECT_EQ(Client({.tls = {.ca_file = ca_file}}).get(url("127.0.0.1"))->status, 200) << host;
    }
}

TEST_F(Tls, a_client_refuses_an_authority_it_does_not_know) {
    start("localhost");
    const auto refused = Client().get(url("localhost"));
    EXPECT_EQ(refused.error(),
              (Error{ErrorCode::kUnavailable,
                     "can't speak TLS with " + url("localhost") +
                         ": its certificate is not trusted: self-signed certificate"}));
    EXPECT_EQ(Client({.tls = {.verify = false}}).get(url("localhost"))->status, 200);
}

TEST_F(Tls, a_client_shows_a_certificate_of_its_own) {
    const auto own = make_self_signed("localhost").value();
    start("localhost");
    ASSERT_TRUE(write_file_atomically(ca_file.string() + ".own", own.certificate_chain));
    ASSERT_TRUE(write_file_atomically(ca_file.string() + ".key", own.private_key));
    TlsOptions tls{.ca_file = ca_file,
                   .trusts_system_too = true,
                   .certificate_file = ca_file.string() + ".own",
                   .key_file = ca_file.string() + ".key"};
    EXPECT_EQ(Client({.tls = tls}).get(url("localhost"))->status, 200);
    tls.key_file = ca_file;
    EXPECT_THAT(Client({.tls = tls}).get(url("localhost")).error().message,
                testing::HasSubstr(" holds no private key that fits the certificate "));
    std::filesystem::remove(ca_file.string() + ".own");
    std::filesystem::remove(ca_file.string() + ".key");
}

TEST_F(Tls, a_client_refuses_a_certificate_for_another_host) {
    start("example.org");
    const auto refused = Client({.tls = {.ca_file = ca_file}}).get(url("localhost"));
    EXPECT_EQ(refused.error().code, ErrorCode::kUnavailable);
}

TEST_F(Tls, a_client_says_which_file_holds_no_certificates) {
    start("localhost");
    const auto refused = Client({.tls = {.ca_file = "/nowhere.pem"}}).get(url("localhost"));
    EXPECT_THAT(refused.error().message,
                testing::StartsWith("/nowhere.pem holds no certificates that can be read: "));
}

TEST_F(Tls, plain_http_on_a_tls_port_is_closed_and_silence_times_out) {
    start("localhost", {.request_timeout = std::chrono::milliseconds(50)});
    TestSocket plain(server->port());
    plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(plain.read_all().find("HTTP/1.1 200"), std::string::npos);
    TestSocket silent(server->port());
    EXPECT_TRUE(silent.is_closed_within(2000));
}

TEST_F(Tls, large_bodies_go_both_ways) {
    start("localhost");
    const std::string large(3'000'000, 'x');
    Client client({.tls = {.ca_file = ca_file}});
    const auto answer =
        client.send({.scheme = "https", .host = "localhost", .port = server->port()},
                    {.method = "POST", .body = large});
    EXPECT_EQ(answer->body, large + "!");
}

TEST_F(Tls, a_server_refuses_a_bad_certificate_or_key) {
    const auto good = *make_self_signed("localhost");
    const auto handler = [](const Request&) { return Response{}; };
    const auto code = [&](ServerTls tls) {
        return Server::start({.tls = std::move(tls)}, handler, *log).error().code;
    };
    EXPECT_EQ(code({"nonsense", good.private_key}), ErrorCode::kInvalidInput);
    EXPECT_EQ(code({good.certificate_chain, "nonsense"}), ErrorCode::kInvalidInput);
    EXPECT_EQ(code({good.certificate_chain, make_self_signed("localhost")->private_key}),
              ErrorCode::kInvalidInput);
}

TEST(TlsLibrary, stays_until_the_process_has_ended) {
    EXPECT_EXIT(
        {
            OPENSSL_atexit([] { ::_exit(1); });  // called when OpenSSL frees itself
            std::exit(0);
        },
        testing::ExitedWithCode(0),
        "");
}

TEST(MakeSelfSigned, refuses_what_is_no_host) {
    EXPECT_EQ(make_self_signed("a,DNS:b").error().message,
              "can't make a certificate for \"a,DNS:b\": it is not a host name");
}

}  // namespace
}  // namespace accord::http
