// What is told about cleaning, as it is written: by the options of `accord clean` and the settings
// of `accord serve`.
#pragma once

#include "base/result.hpp"
#include "broker/settings.hpp"

#include <optional>
#include <string>

namespace accord::cli {

struct CleanParts {
    /// false: nothing is cleaned; true: versions, too, where nothing is said about those to keep.
    std::optional<bool> enabled;
    std::string schedule = broker::CleanSettings().schedule;
    std::string keep_versions;  ///< JSON; empty: not said
    std::string keep_branches;  ///< JSON; empty: all
    unsigned deletion_limit = 500;
    unsigned overwritten_data_max_age_days = 7;
    bool dry_run = false;
};

/// Error: kInvalidInput naming selectors or schedule that can't be read.
Result<broker::CleanSettings> read_clean_settings(const CleanParts& parts);

}  // namespace accord::cli
