// The options of `accord verifier`, a file for each group of them: declared there, and there read
// into what a verification is told.
#pragma once

#include "base/result.hpp"
#include "cli/options.hpp"
#include "cli/verifier/verify.hpp"

#include <functional>
#include <vector>

namespace accord::cli {

/// What a group leaves to be done when the command line was parsed. Each may be empty.
struct OptionGroup {
    /// Reads texts (URLs, patterns, JSON) into the options. Error: kInvalidInput naming the option.
    std::function<Result<void>()> read;
    /// Called when all groups have read: refuses what would have no effect.
    std::function<Result<void>()> check;
};

/// Each declares its options; their values go `into` the options, which must outlive the group.
OptionGroup add_source_options(Options& options, VerifyOptions& into);
OptionGroup add_provider_options(Options& options, VerifyOptions& into);
OptionGroup add_header_options(Options& options, VerifyOptions& into);
OptionGroup add_interaction_options(Options& options, VerifyOptions& into);
OptionGroup add_broker_options(Options& options, VerifyOptions& into);
OptionGroup add_report_options(Options& options, VerifyOptions& into);

/// An option on the command line, and what it has no effect without. A variable without effect is
/// none of these: it was exported for something else.
struct Need {
    bool given = false;
    bool met = false;
    const char* option;
    const char* needed;
};

/// Error: `--publish has no effect without --broker-url`, for the first that is not met.
Result<void> check_needs(const std::vector<Need>& needs);

}  // namespace accord::cli
