// Beginning and ending transactions on either database.
#include "db/transaction.hpp"

#include <utility>

namespace accord::db {
namespace {

/// PostgreSQL's writers see what others have committed before each statement, which is what a lock
/// is waited for (db/dialect/locks.hpp); its readers see one state.
void begin(Session& session, Transaction::Mode mode) {
    const bool writes = mode == Transaction::Mode::kWrite;
    if (mode == Transaction::Mode::kPart) {
        return;
    }
    if (mode == Transaction::Mode::kMember) {
        session.run("savepoint member");
    } else if (session.dialect() == Dialect::kSqlite) {
        session.run(writes ? "begin immediate" : "begin");
    } else {
        session.run_with_next(writes ? "begin isolation level read committed"
                                     : "begin isolation level repeatable read read only");
    }
}

}  // namespace

Transaction::Transaction(Session& session, Mode mode) : session_(session), mode_(mode) {
    begin(session, mode);
}

Transaction::~Transaction() {
    try {
        undo();
    } catch (
        const DatabaseFailure&) {  // SQLite has rolled back by itself, or the connection is gone
    }
}

void Transaction::undo() {
    if (!std::exchange(open_, false) || session_.forget_next() || session_.is_broken() ||
        mode_ == Mode::kPart) {
        return;
    }
    if (mode_ == Mode::kMember) {
        session_.run("rollback to member");
        session_.run("release member");
    } else {
        session_.run("rollback");
    }
}

void Transaction::commit() {
    if (mode_ != Mode::kPart && !session_.forget_next()) {
        try {
            session_.run(mode_ == Mode::kMember ? "release member" : "commit");
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
