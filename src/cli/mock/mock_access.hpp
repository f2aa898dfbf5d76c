// The way to the master server, which all commands but `start` have in common.
#pragma once

#include "base/json.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "http/message.hpp"

#include <string>

namespace accord::cli {

inline constexpr unsigned short kMasterPort = 8080;

struct MasterAccess {
    std::string host = "localhost";
    unsigned short port = kMasterPort;
};

/// Declares --host and --port, and those that Pact's commands take for logs that are not theirs.
void add_master_access(Options& options, MasterAccess& access);

/// Which mock server is meant: by one of two options.
struct NamedMock {
    std::string id;
    unsigned short port = 0;
    Option id_option;
    Option port_option;

    void add(Options& options);
    /// Error: kInvalidInput when neither is given.
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] std::string path() const;  ///< /mockserver/ID
    [[nodiscard]] std::string in_words() const;
};

/// What the master answers. It gives up when that does not answer.
std::expected<http::Response, CommandFailure> ask_master(const MasterAccess& access,
                                                         http::Request request);

std::unexpected<CommandFailure> no_such_mock(const NamedMock& which);

/// An answer that nobody expects: what it says.
std::unexpected<CommandFailure> unexpected_answer(const http::Response& answer);

/// The answer's JSON; null when it is none.
json::Value json_of(const http::Response& answer);

}  // namespace accord::cli
