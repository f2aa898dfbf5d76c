// What is seen of a server's certificate, be it trusted or not.
#include "http/tls/tls_inspection.hpp"

#include "base/files.hpp"
#include "http/server.hpp"
#include "http/tls/tls_certificate.hpp"
#include "http/url.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace accord::http {
namespace {

using namespace std::chrono_literals;

struct TlsInspection : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<Server> server;
    TemporaryFolder folder;

    void start(const std::string& host) {
        ServerOptions options{.tls = *make_self_signed(host)};
        ASSERT_TRUE(write_file_atomically(ca_file(), options.tls->certificate_chain));
        server =
            *Server::start(std::move(options), [](const Request&) { return Response(); }, *log);
    }
    [[nodiscard]] std::string ca_file() const { return folder.path() / "ca.pem"; }

    [[nodiscard]] Result<ShownCertificate> look(const TlsOptions& options) const {
        const auto url = parse_url(fmt::format("https://localhost:{}", server->port()));
        return look_at_certificate(*url, options, 5s);
    }
};

TEST_F(TlsInspection, sees_a_certificate_that_is_trusted) {
    start("localhost");
    const auto shown = look({.ca_file = ca_file()});
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->subject, "CN=localhost");
    EXPECT_EQ(shown->issuer, "CN=localhost");
    EXPECT_EQ(shown->problem, "");
    EXPECT_TRUE(shown->is_for_host);
    const auto now = std::chrono::system_clock::now();
    EXPECT_LT(shown->valid_from, now);
    EXPECT_GT(shown->valid_until, now + 24h * 300);
    EXPECT_LT(shown->valid_until, now + 24h * 400);
}

TEST_F(TlsInspection, says_what_is_wrong_with_others) {
    start("example.org");
    const auto shown = look({});
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->problem, "self-signed certificate");
    EXPECT_FALSE(shown->is_for_host);
    EXPECT_EQ(look({.ca_file = folder.path() / "none.pem"}).error().code, ErrorCode::kInvalidInput);
}

TEST_F(TlsInspection, gives_up_on_what_does_not_speak_tls) {
    server = *Server::start({}, [](const Request&) { return Response(); }, *log);
    EXPECT_EQ(look({}).error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace accord::http
