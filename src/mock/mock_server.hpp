// The mock server: plays the provider in a consumer's test. It answers the requests that the pact
// says, notes every one, and tells in the end whether the test kept to the contract.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/server.hpp"
#include "mock/mock_outcome.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace accord::mock {

struct MockServerOptions {
    std::string address = "127.0.0.1";
    unsigned short port = 0;  ///< 0: any free one
    bool tls = false;
    /// To be shown with TLS; nothing: one that is made for `localhost`.
    std::optional<http::ServerTls> certificate = std::nullopt;
    /// Answers OPTIONS that no interaction has, so that browsers may ask across origins.
    bool cors_preflight = false;
    bool keep_alive = true;  ///< false: each answer ends its connection
    /// Told of each request before its answer is sent, by several threads at once; `place` is that
    /// of the interaction it matched.
    std::function<void(const http::Request&, std::optional<std::size_t> place)> heard = nullptr;
};

/// Serves from start() until it is stopped or destroyed. Thread-safe.
class MockServer {
  public:
    /// Errors: kInvalidInput when the pact has other than HTTP interactions or a rule that can't be
    /// compiled (naming the interaction), kUnavailable when the port is in use.
    static Result<std::unique_ptr<MockServer>> start(contract::Pact pact,
                                                     MockServerOptions options,
                                                     Logger& log);
    MockServer(const MockServer&) = delete;
    ~MockServer();

    [[nodiscard]] unsigned short port() const;
    /// "http://127.0.0.1:4711"
    [[nodiscard]] std::string url() const;
    /// PEM; who trusts it trusts this server. Empty without TLS.
    [[nodiscard]] const std::string& certificate() const;
    [[nodiscard]] const contract::Pact& pact() const;

    /// What has happened so far. A request counts before its answer is sent: who has the answer
    /// finds the request here.
    [[nodiscard]] MockOutcome outcome() const;

    void stop();

  private:
    struct Impl;
    explicit MockServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::mock
