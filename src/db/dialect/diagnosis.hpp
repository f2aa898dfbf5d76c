// What the errors of the two databases mean for whoever asked, in one place. Inside db only: it
// knows SOCI.
#pragma once

#include "base/result.hpp"
#include "db/failure.hpp"

#include <soci/soci.h>

#include <string_view>

namespace accord::db {

struct Diagnosis {
    ErrorCode code = ErrorCode::kInternal;
    Remedy remedy = Remedy::kNone;

    bool operator==(const Diagnosis&) const = default;
};

/// Of an error of either database.
Diagnosis diagnose(const soci::soci_error& error);

/// Of a result code of SQLite, extended or not.
Diagnosis diagnose_sqlite(int result);

/// Of one of PostgreSQL's five characters; of anything else that the connection is gone.
Diagnosis diagnose_sqlstate(std::string_view sqlstate);

}  // namespace accord::db
