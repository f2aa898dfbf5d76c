// What each exit code means, and which one an error becomes: see exit_code.hpp. No switch has a
// default, so that a new code does not compile before it has its place here.
#include "cli/exit_code.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

std::string_view meaning_of(ExitCode code) {
    switch (code) {
        case ExitCode::kOk:
            return "success: done, verified, deployable";
        case ExitCode::kNo:
            return "no: verification failed, or not deployable";
        case ExitCode::kBadInput:
            return "wrong usage or invalid input; nothing was done";
        case ExitCode::kBrokerDown:
            return "the broker does not answer";
        case ExitCode::kNoPacts:
            return "no pacts found to verify or publish";
        case ExitCode::kPortInUse:
            return "the port is in use";
        case ExitCode::kDatabase:
            return "the database can't be opened or written";
        case ExitCode::kProviderDown:
            return "the provider, its state change URL or the mock servers' master does not answer";
        case ExitCode::kRefused:
            return "the broker refused: credentials, unknown name, conflict";
        case ExitCode::kFile:
            return "a file can't be read or written";
        case ExitCode::kDefect:
            return "a defect in Accord";
        case ExitCode::kCut:
            return "a server stopped before all requests were answered";
        case ExitCode::kNoneSelected:
            return "there are pacts, or mock servers, but none that was asked for";
        case ExitCode::kNoneLeft:
            return "filters left no interaction to verify";
        case ExitCode::kBadHeader:
            return "a --header that is not NAME=VALUE; nothing was done";
    }
    return "";
}

ExitCode unreachable(Party party) {
    switch (party) {
        case Party::kInput:
        case Party::kBroker:
            return ExitCode::kBrokerDown;
        case Party::kProvider:
            return ExitCode::kProviderDown;
        case Party::kServer:
            return ExitCode::kPortInUse;
        case Party::kDatabase:
            return ExitCode::kDatabase;
    }
    return ExitCode::kDefect;
}

/// Whoever knows the name or holds what is contradicted.
ExitCode missing_or_contradicted(Party party) {
    switch (party) {
        case Party::kBroker:
            return ExitCode::kRefused;
        case Party::kDatabase:
            return ExitCode::kDatabase;
        case Party::kInput:
        case Party::kProvider:
        case Party::kServer:
            return ExitCode::kFile;
    }
    return ExitCode::kDefect;
}

}  // namespace

std::string exit_code_table() {
    std::string table;
    for (int code = 0; code <= static_cast<int>(ExitCode::kBadHeader); ++code) {
        table += fmt::format(
            "{}{:>4}  {}", code == 0 ? "" : "\n", code, meaning_of(static_cast<ExitCode>(code)));
    }
    return table;
}

ExitCode exit_code_of(ErrorCode error, Party party) {
    switch (error) {
        case ErrorCode::kInvalidInput:
        case ErrorCode::kLimit:
            return party == Party::kBroker ? ExitCode::kRefused : ExitCode::kBadInput;
        case ErrorCode::kNotFound:
        case ErrorCode::kConflict:
            return missing_or_contradicted(party);
        case ErrorCode::kUnauthorized:
            return ExitCode::kRefused;
        case ErrorCode::kIo:
            return party == Party::kDatabase ? ExitCode::kDatabase : ExitCode::kFile;
        case ErrorCode::kUnavailable:
        case ErrorCode::kTimeout:
        case ErrorCode::kUnreadable:
            return unreachable(party);
        case ErrorCode::kInternal:
            return ExitCode::kDefect;
    }
    return ExitCode::kDefect;
}

}  // namespace accord::cli
