// Exit codes: the whole table, and the one place where errors become one of them.
#pragma once

#include "base/result.hpp"

#include <string>

namespace accord::cli {

/// What the shell gets. docs/command-line.md explains them, too.
enum class ExitCode {
    kOk = 0,
    kNo = 1,             ///< verification failed; can-i-deploy says no
    kBadInput = 2,       ///< wrong usage, or what was given is not valid: nothing was done
    kBrokerDown = 3,     ///< the broker does not answer
    kNoPacts = 4,        ///< there was nothing to verify or publish: no pacts exist
    kPortInUse = 5,      ///< the server could not listen
    kDatabase = 6,       ///< the database could not be opened or written
    kProviderDown = 7,   ///< the provider, or its state change URL, does not answer
    kRefused = 8,        ///< the broker said no: credentials, unknown name, conflict
    kFile = 9,           ///< a file could not be read or written
    kDefect = 10,        ///< a defect in Accord itself
    kCut = 11,           ///< a server was stopped, and not all requests could be waited for
    kNoneSelected = 12,  ///< there are pacts, or mock servers, but none that was asked for
    kNoneLeft = 13,      ///< there are interactions, but filters left none to verify
    kBadHeader = 14,     ///< of kBadInput: a header for the provider that is none
};

/// A line per code, as `accord help exit-codes` tells them; no newline at the end.
std::string exit_code_table();

/// With whom it went wrong: the same kind of error means something else for each.
enum class Party { kInput, kBroker, kProvider, kServer, kDatabase };

ExitCode exit_code_of(ErrorCode error, Party party);

/// Why a command could not be carried out: one line for standard error.
struct CommandFailure {
    ExitCode code = ExitCode::kDefect;
    std::string message;
    bool operator==(const CommandFailure&) const = default;
};

/// What a command ends with.
using CommandOutcome = std::expected<ExitCode, CommandFailure>;

inline std::unexpected<CommandFailure> give_up(const Error& error, Party party) {
    return std::unexpected(CommandFailure{exit_code_of(error.code, party), error.message});
}

inline std::unexpected<CommandFailure> give_up(ExitCode code, std::string message) {
    return std::unexpected(CommandFailure{code, std::move(message)});
}

}  // namespace accord::cli
