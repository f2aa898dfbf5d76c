// The stub server: answers from pacts without judging, for whoever has no provider at hand. What it
// plays can be replaced while it runs.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/server.hpp"
#include "stub/behaviour.hpp"
#include "stub/state_filter.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace accord::stub {

struct StubOptions {
    std::string address = "127.0.0.1";
    unsigned short port = 0;  ///< 0: any free one
    unsigned io_threads = 1;
    std::optional<http::ServerTls> tls = std::nullopt;
    bool cors = false;          ///< answers OPTIONS that no interaction has
    bool cors_referer = false;  ///< with the origin that Referer names
    std::optional<StateFilter> filter = std::nullopt;
    /// Of a request's own filter; empty: requests have none.
    std::string state_header = {};
    bool passes_stateless = false;  ///< a request's own filter does
    Behaviour behaviour = {};
    bool has_control = false;  ///< the routes of control.hpp are there
};

/// Serves from start() until it is stopped or destroyed. Thread-safe.
class StubServer {
  public:
    /// Messages among the interactions are passed over. Errors: kInvalidInput for a rule that can't
    /// be compiled (naming the interaction), kUnavailable when the port is in use.
    static Result<std::unique_ptr<StubServer>> start(std::vector<contract::Pact> pacts,
                                                     StubOptions options,
                                                     Logger& log);
    StubServer(const StubServer&) = delete;
    ~StubServer();

    /// From now on requests are answered from these pacts; those that have come are answered from
    /// the ones before. On error (as start()) all is as it was.
    Result<void> replace(std::vector<contract::Pact> pacts);

    [[nodiscard]] std::size_t interactions() const;
    [[nodiscard]] unsigned short port() const;
    /// "http://127.0.0.1:4711"
    [[nodiscard]] std::string url() const;
    /// PEM; empty without TLS.
    [[nodiscard]] const std::string& certificate() const;

    http::StopOutcome stop();

  private:
    struct Impl;
    explicit StubServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::stub
