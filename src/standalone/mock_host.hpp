// Many mock servers in one process, for tests in languages that have no library of ours: each is
// made of a pact, has a port and an id, and is asked in the end what came.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "mock/mock_server.hpp"
#include "standalone/journal.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace accord::standalone {

struct HostOptions {
    std::string address = "127.0.0.1";  ///< of all mock servers
    unsigned short base_port = 0;       ///< the first that is tried; 0: any free ones
    std::string output = ".";           ///< folder for pacts that were verified
};

struct MockWanted {
    bool cors = false;
    bool tls = false;
    contract::SpecVersion specification = contract::SpecVersion::kV4;  ///< of the pact written
};

/// One mock server with its journal. Thread-safe.
class HostedMock {
  public:
    HostedMock(std::string id, contract::SpecVersion specification, const Clock& clock)
        : id_(std::move(id)), specification_(specification), journal_(clock) {}

    Result<void> start(contract::Pact pact, mock::MockServerOptions options, Logger& log);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] unsigned short port() const { return server_->port(); }

    /// {"id", "port", "address", "scheme", "provider", "status": "ok"|"error", "metrics"}, as the
    /// Pact core has it.
    [[nodiscard]] json::Object to_json() const;
    /// That, every interaction and how often it was asked for, what came, and what did not match.
    [[nodiscard]] json::Object report() const;
    /// What differed, as the Pact core has it; empty: everything matched.
    [[nodiscard]] json::Array mismatches() const;
    /// The same for people.
    [[nodiscard]] std::string explanation() const;
    /// Writes the pact into `folder`, merged with what is there.
    [[nodiscard]] Result<void> write_pact(const std::string& folder) const;

  private:
    std::string id_;
    contract::SpecVersion specification_;
    Journal journal_;
    std::unique_ptr<mock::MockServer> server_;
};

/// Thread-safe.
class MockHost {
  public:
    static constexpr std::size_t kServersMax = 1000;

    MockHost(HostOptions options, Logger& log) : options_(std::move(options)), log_(log) {}

    /// Errors: those of mock::MockServer::start(); kLimit.
    Result<std::shared_ptr<HostedMock>> create(contract::Pact pact, const MockWanted& wanted);

    /// By its id, or its port in digits; nullptr: there is none.
    [[nodiscard]] std::shared_ptr<HostedMock> find(std::string_view id_or_port) const;
    [[nodiscard]] std::vector<std::shared_ptr<HostedMock>> all() const;

    /// Whether it was there. Ends it once its open requests are answered.
    bool shut_down(std::string_view id_or_port);

    [[nodiscard]] const HostOptions& options() const { return options_; }

  private:
    [[nodiscard]] Result<void> start(HostedMock& hosted,
                                     const contract::Pact& pact,
                                     const MockWanted& wanted);

    HostOptions options_;
    Logger& log_;
    SystemClock clock_;
    SystemRandom random_;
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<HostedMock>> servers_;
};

}  // namespace accord::standalone
