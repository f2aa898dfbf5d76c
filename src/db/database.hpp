// The database as the rest of Accord sees it: transactions on pooled connections. SQLite has one
// writer and several readers (WAL); PostgreSQL a pool of each, so that writers who wait for each
// other keep no reader waiting.
#pragma once

#include "base/result.hpp"
#include "db/attempts.hpp"
#include "db/group_commit.hpp"
#include "db/migration.hpp"
#include "db/opened_file.hpp"
#include "db/pool.hpp"
#include "db/state_watch.hpp"
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
    bool read_only = false;  ///< SQLite's file has to be there, and is not changed
    StatementLog statement_log = {};
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

    /// A name of its present state: see StateWatch::state().
    std::optional<std::string> state() { return watch_.state(); }

    /// The same where it takes microseconds: SQLite's file tells it, a server has to be waited for.
    std::optional<std::string> state_at_once() {
        return tells_state_at_once() ? watch_.state() : std::nullopt;
    }
    [[nodiscard]] bool tells_state_at_once() const { return group_commit_.has_value(); }

    /// How many connections are lent, and how many wait to be.
    [[nodiscard]] Pool::Use readers_in_use() { return readers_.use(); }
    [[nodiscard]] Pool::Use writers_in_use() { return writers_.use(); }

    /// Runs `work(Session&)` in a reading transaction, and again when the connection is lost.
    template <class Work>
    auto read(Work&& work) -> Result<std::invoke_result_t<Work, Session&>> {
        return attempt([&] {
            const auto on_session = [&](Transaction& transaction) {
                return work(transaction.session());
            };
            return in_transaction(readers_, Transaction::Mode::kRead, on_session);
        });
    }

    /// As read(), on sessions of their own, each of which `narrow(Session&)` makes see less before
    /// its transaction begins. They are made when they are first needed.
    template <class Narrow, class Work>
    auto read_narrowed(Narrow&& narrow, Work&& work)
        -> Result<std::invoke_result_t<Work, Session&>> {
        return attempt([&] {
            auto lease = narrowed_.borrow(wait_max_);
            narrow(*lease);
            Transaction transaction(*lease, Transaction::Mode::kRead);
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
        return attempt([&] {
            return group_commit_ ? group_commit_->run(wait_max_, work)
                                 : in_transaction(writers_, Transaction::Mode::kWrite, work);
        });
    }

  private:
    Database(unsigned readers, unsigned writers, const Pool::Connect& connect)
        : readers_(readers, connect),
          narrowed_(readers, connect),
          writers_(writers, connect),
          watch_(connect) {}

    template <class Work>
    auto in_transaction(Pool& pool, Transaction::Mode mode, Work& work)
        -> std::invoke_result_t<Work&, Transaction&> {
        auto lease = pool.borrow(wait_max_);
        Transaction transaction(*lease, mode);
        return work(transaction);
    }

    /// Where DatabaseFailure ends: see failure.hpp.
    template <class Once>
    auto attempt(Once once) -> Result<std::invoke_result_t<Once&>> {
        Attempts attempts;
        while (true) {
            try {
                if constexpr (std::is_void_v<std::invoke_result_t<Once&>>) {
                    once();
                    return {};
                } else {
                    return once();
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
    Pool narrowed_;
    Pool writers_;
    std::optional<GroupCommit> group_commit_;  ///< of SQLite's only writer
    StateWatch watch_;
    std::chrono::milliseconds wait_max_{};
};

}  // namespace accord::db
