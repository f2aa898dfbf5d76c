// The C++ verifier and a provider that is a server: redirects, time limits, TLS.
#include "accord/verifier.hpp"
#include "base/files.hpp"
#include "base/log.hpp"
#include "http/server.hpp"
#include "http/tls/tls_certificate.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>
#include <unistd.h>

namespace accord {
namespace {

/// A server with a certificate of its own, which has nothing.
class VerifierOfServer : public testing::Test {
  protected:
    VerifierOfServer() { std::filesystem::create_directories(folder); }
    ~VerifierOfServer() override { std::filesystem::remove_all(folder); }

    http::Response respond(const http::Request& request) {
        if (request.target == "/moved") {
            return {.status = 302, .headers = {{"Location", "/none"}}};
        }
        if (request.target == "/slow") {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        }
        return {.status = 404};
    }
    std::unique_ptr<http::Server> start(http::ServerOptions options = {}) {
        options.handler_threads = 2;
        return http::Server::start(
                   std::move(options),
                   [this](const auto& request) { return respond(request); },
                   *log)
            .value();
    }
    /// Of one interaction that expects a 404 at this path.
    Verifier asking(const std::string& path, const std::string& url) {
        EXPECT_TRUE(write_file_atomically(
            folder / "shop.json",
            fmt::format(R"({{"consumer": {{"name": "shop"}}, "provider": {{"name": "catalogue"}},
                "interactions": [{{"description": "nothing", "request": {{"path": "{}"}},
                                   "response": {{"status": 404}}}}]}})",
                        path)));
        Verifier verifier("catalogue");
        verifier.pacts_from_folder(folder.string()).server(url);
        return verifier;
    }

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-server-{}", ::getpid());
    std::unique_ptr<Logger> log = Logger::silent();
};

TEST_F(VerifierOfServer, follows_redirects_when_it_is_told_to) {
    const auto server = start();
    EXPECT_FALSE(asking("/moved", server->base_url()).verify());
    EXPECT_TRUE(asking("/moved", server->base_url()).follow_redirects().verify());
}

TEST_F(VerifierOfServer, waits_no_longer_than_it_is_told_to) {
    const auto server = start();
    EXPECT_TRUE(asking("/slow", server->base_url()).verify());
    const auto verdict =
        asking("/slow", server->base_url()).request_timeout(std::chrono::milliseconds(20)).verify();
    EXPECT_FALSE(verdict);
    EXPECT_THAT(verdict.explanation(), testing::HasSubstr("20 ms"));
}

TEST_F(VerifierOfServer, trusts_the_authority_that_it_is_told_of) {
    const auto certificate = http::make_self_signed("localhost").value();
    const auto server = start({.tls = certificate});
    const auto url = fmt::format("https://localhost:{}", server->port());
    const auto ca = folder / "ca.pem";
    ASSERT_TRUE(write_file_atomically(ca, certificate.certificate_chain));
    EXPECT_FALSE(asking("/none", url).verify()) << "nobody vouches for it";
    EXPECT_TRUE(asking("/none", url).tls({ca.string()}).verify());
    EXPECT_TRUE(asking("/none", url).tls({"", "", "", false}).verify());
}

}  // namespace
}  // namespace accord
