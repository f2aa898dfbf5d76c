// Beginning and ending transactions on either database.
#include "db/transaction.hpp"

namespace accord::db {
namespace {

/// PostgreSQL's writers see what others have committed before each statement, which is what a lock
/// is waited for (db/dialect/locks.hpp); its readers see one state.
void begin(Session& session, Transaction::Mode mode) {
    const bool writes = mode == Transaction::Mode::kWrite;
    if (session.dialect() == Dialect::kSqlite) {
        session.run(writes ? "begin immediate" : "begin");
    } else {
        session.run_with_next(writes ? "begin isolation level read committed"
                                     : "begin isolation level repeatable read read only");
    }
}

}  // namespace

Transaction::Transaction(Session& session, Mode mode) : session_(session) { begin(session, mode); }

Transaction::~Transaction() {
    if (!open_ || session_.forget_next() || session_.is_broken()) {
        return;
    }
    try {
        session_.run("rollback");
    } catch (
        const DatabaseFailure&) {  // SQLite has rolled back by itself, or the connection is gone
    }
}

void Transaction::commit() {
    if (!session_.forget_next()) {
        try {
            session_.run("commit");
        } catch (const DatabaseFailure& failure) {
            if (failure.remedy() != Remedy::kReconnect) {
                throw;
            }
            // It may have been kept: running it again could do it twice.
            throw DatabaseFailure(failure.error());
        }
    }
    open_ = false;
}

}  // namespace accord::db
