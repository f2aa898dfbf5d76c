// A transaction that is undone unless it is committed.
#pragma once

#include "db/session.hpp"

namespace accord::db {

class Transaction {
  public:
    /// A reading one sees one state of the database however long it lasts. A writing one has
    /// SQLite's only write lock from its beginning.
    enum class Mode { kRead, kWrite };

    /// Begins; throws DatabaseFailure.
    Transaction(Session& session, Mode mode);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();  ///< rolls back what was not committed

    [[nodiscard]] Session& session() const { return session_; }

    /// Throws DatabaseFailure; then nothing was changed.
    void commit();

  private:
    Session& session_;
    bool open_ = true;
};

}  // namespace accord::db
