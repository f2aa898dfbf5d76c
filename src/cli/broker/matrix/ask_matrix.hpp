// What can-i-deploy and can-i-merge have in common: they ask the broker's matrix, wait for missing
// results when told to, and end with yes or no.
#pragma once

#include "broker_client/matrix.hpp"
#include "cli/broker/shared/broker_access.hpp"

#include <string>

namespace accord::cli {

class Options;

struct MatrixCommand {
    BrokerAccess broker;
    broker_client::MatrixQuestion question;
    unsigned retries = 0;
    unsigned retry_interval_s = 10;
    bool dry_run = false;
    std::string output;
};

/// Declares the options about the answer: --retry-while-unknown, --retry-interval, --dry-run (with
/// its variable) and --output.
void add_answer_options(Options& options, MatrixCommand& command, const char* dry_run_variable);

/// Puts the names in a variable, divided by commas, to those that are ignored.
void ignore_those_of(const char* variable, broker_client::MatrixQuestion& question);

/// Asks. kNo when the answer is no, unless it is a dry run.
CommandOutcome ask_matrix(const MatrixCommand& command, Console& console);

}  // namespace accord::cli
