// Where a stub has its pacts from: files, folders, URLs and a broker.
#pragma once

#include "base/log.hpp"
#include "base/regex/regex.hpp"
#include "base/result.hpp"
#include "broker_client/wire/home_sender.hpp"
#include "cli/exit_code.hpp"
#include "contract/model/model.hpp"
#include "http/message.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace accord::cli {

struct StubSources {
    std::vector<std::string> files;
    std::vector<std::string> folders;
    std::string extension = "json";
    std::vector<http::Url> urls;
    std::optional<http::Url> broker;
    std::vector<Regex> consumers;  ///< of the broker's pacts; empty: of any name
    std::vector<Regex> providers;
    /// Sent to one origin alone: the broker's, or else that of the first URL.
    broker_client::Credentials credentials;
    unsigned retries = 8;
    bool insecure_tls = false;
};

/// Pacts that can be served, and why the others can't.
struct StubPacts {
    std::vector<contract::Pact> pacts;
    std::vector<CommandFailure> failures;

    void add(StubPacts more);
    [[nodiscard]] std::size_t interactions() const;
};

/// The files themselves, and those of the folders, at any depth, in the order of their names; what
/// of that can't be looked at is among `failures`.
std::vector<std::filesystem::path> stub_files(const StubSources& sources,
                                              std::vector<CommandFailure>& failures);

/// Of files and folders. A pact with a rule that can't be compiled can't be served, either.
StubPacts load_local_pacts(const StubSources& sources);

/// Of URLs and the broker.
StubPacts load_remote_pacts(const StubSources& sources);

}  // namespace accord::cli
