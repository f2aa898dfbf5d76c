// Which failures are run again, which need a new connection, and what the rest are told as.
#include "db/dialect/diagnosis.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

namespace accord::db {
namespace {

TEST(Diagnosis, of_colliding_transactions_is_to_run_again) {
    for (const char* sqlstate : {"40001", "40P01"}) {
        EXPECT_EQ(diagnose_sqlstate(sqlstate), (Diagnosis{ErrorCode::kTimeout, Remedy::kRunAgain}));
    }
    for (const char* sqlstate : {"23505", "23503"}) {
        EXPECT_EQ(diagnose_sqlstate(sqlstate),
                  (Diagnosis{ErrorCode::kConflict, Remedy::kRunAgain}));
    }
    EXPECT_EQ(diagnose_sqlstate("0A000").remedy, Remedy::kRunAgain);
}

TEST(Diagnosis, of_a_lost_connection_is_to_reconnect) {
    for (const char* sqlstate :
         {"08000", "08006", "57P01", "57P02", "57P03", "25P03", "25006", "     ", ""}) {
        EXPECT_EQ(diagnose_sqlstate(sqlstate),
                  (Diagnosis{ErrorCode::kUnavailable, Remedy::kReconnect}))
            << sqlstate;
    }
}

TEST(Diagnosis, of_what_would_fail_again_is_by_its_kind) {
    const auto told_as = [](std::string_view sqlstate, ErrorCode code) {
        EXPECT_EQ(diagnose_sqlstate(sqlstate), (Diagnosis{code, Remedy::kNone})) << sqlstate;
    };
    told_as("23502", ErrorCode::kConflict);
    told_as("57014", ErrorCode::kTimeout);
    told_as("55P03", ErrorCode::kTimeout);
    told_as("53300", ErrorCode::kUnavailable);
    told_as("53100", ErrorCode::kIo);
    told_as("54000", ErrorCode::kIo);
    told_as("42501", ErrorCode::kIo);
    told_as("42P01", ErrorCode::kInternal);
    told_as("22021", ErrorCode::kInternal);
}

TEST(Diagnosis, of_sqlite_never_runs_again_for_its_writer_is_alone) {
    EXPECT_EQ(diagnose_sqlite(SQLITE_CONSTRAINT_UNIQUE),
              (Diagnosis{ErrorCode::kConflict, Remedy::kNone}));
    EXPECT_EQ(diagnose_sqlite(SQLITE_BUSY), (Diagnosis{ErrorCode::kTimeout, Remedy::kNone}));
    EXPECT_EQ(diagnose_sqlite(SQLITE_FULL), (Diagnosis{ErrorCode::kIo, Remedy::kNone}));
    EXPECT_EQ(diagnose_sqlite(SQLITE_ERROR), (Diagnosis{ErrorCode::kInternal, Remedy::kNone}));
}

}  // namespace
}  // namespace accord::db
