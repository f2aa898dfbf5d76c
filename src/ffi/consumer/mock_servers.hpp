// The mock servers that run in this process, by port.
#pragma once

#include "base/result.hpp"
#include "contract/file/save_pact.hpp"
#include "contract/model/model.hpp"
#include "mock/mock_server.hpp"

#include <string>

namespace accord::ffi {

struct MockServerRequest {
    contract::Pact pact;  ///< all of it; HTTP interactions are served, messages only written
    std::string host;     ///< an IP address of this machine, or localhost
    unsigned short port = 0;
    bool tls = false;
    bool cors_preflight = false;
    bool keep_alive = true;
};

/// Gives the port. Errors: as mock::MockServer::start(); kConflict when one runs on the same port
/// of another address.
Result<unsigned short> start_mock_server(MockServerRequest request);

/// Errors (kNotFound) where none runs on the port; writing: as save_pact().
Result<mock::MockOutcome> outcome_of_mock_server(int port);
Result<std::string> mismatches_of_mock_server(int port);
Result<void> write_pact_of_mock_server(int port,
                                       const std::string& folder,
                                       contract::WriteMode mode);
/// Its log since this was called last; empty when the log has no buffers.
Result<std::string> log_of_mock_server(int port);
Result<void> stop_mock_server(int port);

/// A copy that stays until the server is stopped. Error: kNotFound.
Result<const char*> keep_with_mock_server(int port, std::string text);

/// PEM of the authority that issued the certificates of this process's servers. Error: kInternal.
Result<std::string> authority_of_mock_servers();

}  // namespace accord::ffi
