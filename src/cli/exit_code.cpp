// Where errors become exit codes: see exit_code.hpp.
#include "cli/exit_code.hpp"

namespace accord::cli {
namespace {

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

}  // namespace

ExitCode exit_code_of(ErrorCode error, Party party) {
    switch (error) {
        case ErrorCode::kInvalidInput:
            return party == Party::kBroker ? ExitCode::kRefused : ExitCode::kBadInput;
        case ErrorCode::kLimit:
            return ExitCode::kBadInput;
        case ErrorCode::kNotFound:
        case ErrorCode::kConflict:
            return party == Party::kBroker     ? ExitCode::kRefused
                   : party == Party::kDatabase ? ExitCode::kDatabase
                                               : ExitCode::kFile;
        case ErrorCode::kUnauthorized:
            return ExitCode::kRefused;
        case ErrorCode::kIo:
            return party == Party::kDatabase ? ExitCode::kDatabase : ExitCode::kFile;
        case ErrorCode::kUnavailable:
        case ErrorCode::kTimeout:
            return unreachable(party);
        case ErrorCode::kInternal:
            return ExitCode::kDefect;
    }
    return ExitCode::kDefect;
}

}  // namespace accord::cli
