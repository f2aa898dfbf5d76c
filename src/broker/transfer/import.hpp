// Moves everything from elsewhere into our database: finds out what the source is, and copies.
#pragma once

#include "broker/transfer/copy.hpp"
#include "broker/transfer/treated_source.hpp"

#include <string>

namespace accord::broker::transfer {

struct ImportOptions {
    /// postgres://..., sqlite:///..., or a folder that an export wrote.
    std::string from;
    /// Reads the tables of a Pact Broker that is newer than 2.120 as far as they are known.
    bool accept_newer_schema = false;
    /// Records, before they are written.
    TreatRecords treat = {};
};

/// Errors: those of the source, in whose words the source is named, and of copy_everything.
Result<CopyReport> import_everything(const ImportOptions& options,
                                     db::Database& target,
                                     const CopyProgress& progress);

}  // namespace accord::broker::transfer
