// What can-i-deploy and can-i-merge have in common: they ask the broker's matrix, wait for missing
// results when told to, and end with yes or no.
#pragma once

#include "broker_client/matrix.hpp"
#include "cli/broker/matrix/version_selectors.hpp"
#include "cli/broker/shared/broker_access.hpp"

#include <chrono>
#include <string>

namespace accord::cli {

class Options;

struct MatrixCommand {
    BrokerAccess broker;
    SelectorBuilder selectors;  ///< about which versions
    broker_client::MatrixQuestion question;
    std::chrono::seconds wait{0};  ///< for missing results
    unsigned retries = 0;
    unsigned retry_interval_s = 10;
    bool dry_run = false;
    std::string output;
};

/// Declares the options about the answer: --wait, --retry-while-unknown, --retry-interval,
/// --dry-run (with its variable) and --output.
void add_answer_options(Options& options, MatrixCommand& command, const char* dry_run_variable);

/// Asks, leaving out the names in the variable, divided by commas, too. kNo when the answer is no,
/// unless it is a dry run.
CommandOutcome ask_matrix(MatrixCommand command, const char* ignored_variable, Console& console);

}  // namespace accord::cli
