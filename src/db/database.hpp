// The database as the rest of Accord sees it: transactions on pooled connections. SQLite has one
// writer and several readers (WAL); PostgreSQL a pool of each, so that writers who wait for each
// other keep no reader waiting.
#pragma once

#include "base/result.hpp"
#include "db/attempts.hpp"
#include "db/migration.hpp"
#include "db/opened_file.hpp"
#include "db/pool.hpp"
#include "db/transaction.hpp"

#include <chrono>
#include <memory>
#include <type_traits>

namespace accord::db {

struct DatabaseOptions {
    std::string url = "sqlite:///accord.sqlite3";
    unsigned readers = 4;
    unsigned writers = 4;                                  ///< SQLite has one, whatever this says
    std::chrono::milliseconds wait_max{15'000};            ///< for a connection
    std::chrono::milliseconds statement_time_max{15'000};  ///< on PostgreSQL
};

/// Thread-safe.
class Database {
  public:
    /// Connects; creates SQLite's file when there is none. Errors: kInvalidInput for the URL;
    /// kUnavailable for a server that may be there soon; otherwise kIo, naming the file or server.
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);

    /// Brings the schema up to date. Several may do so at once: one does it, the others wait.
    Result<void> migrate(std::span<const Migration> migrations, Instant now);

    /// Whether it answers, and what is written to it stays. Errors: why not.
    Result<void> ping();

    /// Runs `work(Session&)` in a reading transaction, and again when the connection is lost.
    template <class Work>
    auto read(Work&& work) -> Result<std::invoke_result_t<Work, Session&>> {
        return attempt(readers_, Transaction::Mode::kRead, [&](Transaction& transaction) {
            return work(transaction.session());
        });
    }

    /// Runs `work(Transaction&)` in a writing transaction; it commits, or nothing is changed. Runs
    /// it again, in another transaction, when it collided with somebody else's, or lost the
    /// connection: it must have no effect but on its session.
    template <class Work>
    auto write(Work&& work) -> Result<std::invoke_result_t<Work, Transaction&>> {
        if (auto lost = file_.check(); !lost) {
            return fail(std::move(lost.error()));
        }
        return attempt(writers_, Transaction::Mode::kWrite, work);
    }

  private:
    Database(unsigned readers, unsigned writers, const Pool::Connect& connect)
        : readers_(readers, connect), writers_(writers, connect) {}

    /// Where DatabaseFailure ends: see failure.hpp.
    template <class Work>
    auto attempt(Pool& pool, Transaction::Mode mode, Work&& work)
        -> Result<std::invoke_result_t<Work, Transaction&>> {
        Attempts attempts;
        while (true) {
            try {
                auto lease = pool.borrow(wait_max_);
                Transaction transaction(*lease, mode);
                if constexpr (std::is_void_v<std::invoke_result_t<Work, Transaction&>>) {
                    work(transaction);
                    return {};
                } else {
                    return work(transaction);
                }
            } catch (const DatabaseFailure& failure) {
                if (!attempts.may_follow(failure)) {
                    return fail(failure.error());
                }
            }
        }
    }

    OpenedFile file_;
    Pool readers_;
    Pool writers_;
    std::chrono::milliseconds wait_max_{};
};

}  // namespace accord::db
