// A transaction that is undone unless it is committed.
#pragma once

#include "db/session.hpp"

namespace accord::db {

class Transaction {
  public:
    /// A reading one sees one state of the database however long it lasts. A writing one has
    /// SQLite's only write lock from its beginning.
    /// A member writes within another one of the same session, on SQLite, and so does a part, which
    /// cannot be undone by itself: where it is not committed nothing is undone.
    enum class Mode { kRead, kWrite, kMember, kPart };

    /// Begins; throws DatabaseFailure.
    Transaction(Session& session, Mode mode);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();  ///< rolls back what was not committed

    [[nodiscard]] Session& session() const { return session_; }

    /// Neither committed nor undone.
    [[nodiscard]] bool is_open() const { return open_; }

    /// Throws DatabaseFailure; then nothing was changed. A member is kept when that around it is.
    void commit();

    /// Undoes what was not committed. Throws DatabaseFailure, such as when all is undone already.
    void undo();

  private:
    Session& session_;
    const Mode mode_;
    bool open_ = true;
};

}  // namespace accord::db
