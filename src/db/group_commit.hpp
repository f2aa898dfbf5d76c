// One durable commit for several who write to SQLite: whoever finds its only writer free leads. It
// carries out its own work and that of all who come meanwhile, in one transaction, and all are
// answered after its end.
#pragma once

#include "db/pool.hpp"
#include "db/transaction.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <type_traits>
#include <vector>

namespace accord::db {

/// The works of a group run one after the other, on the thread of whoever leads; each sees what
/// those before it have written. A savepoint for each would keep what it changes in memory a second
/// time, and few works fail after they have changed something. So they run without one, and when
/// one does fail so, all are undone and, where another is to be kept, run again, each in a
/// savepoint: then it undoes nothing but its own. When the commit fails it has failed for all: none
/// of them has been answered yet. Thread-safe.
class GroupCommit {
  public:
    /// A pool of one session, which must outlive this.
    explicit GroupCommit(Pool& writer) : writer_(writer) {}

    /// Runs `work(Transaction&)`, and returns what it gives once that is durable. Throws
    /// DatabaseFailure, or what the work throws.
    template <class Work>
    auto run(std::chrono::milliseconds wait_max, Work&& work)
        -> std::invoke_result_t<Work, Transaction&> {
        using Result = std::invoke_result_t<Work, Transaction&>;
        if constexpr (std::is_void_v<Result>) {
            carry_out(wait_max, work);
        } else {
            std::optional<Result> result;
            carry_out(wait_max,
                      [&](Transaction& transaction) { result.emplace(work(transaction)); });
            return std::move(*result);
        }
    }

  private:
    using AnyWork = std::function<void(Transaction&)>;

    /// A work and whoever waits for it.
    struct Member {
        const AnyWork& work;
        bool is_taken = false;  ///< into a group
        bool is_done = false;   ///< the group has ended
        std::exception_ptr thrown = nullptr;
        std::optional<Error> failure = std::nullopt;  ///< of the whole group
        std::condition_variable changed = {};
    };

    /// Those who share a transaction.
    struct Group {
        std::vector<Member*> members;
        bool is_begun = false;    ///< the transaction is
        bool is_changed = false;  ///< a member was committed
        bool is_spoilt = false;   ///< one that ran without a savepoint is to be undone
        std::optional<Error> failure = std::nullopt;
    };

    void carry_out(std::chrono::milliseconds wait_max, const AnyWork& work);
    void wait_for_turn(std::unique_lock<std::mutex>& lock,
                       Member& me,
                       std::chrono::milliseconds wait_max);
    void lead(std::unique_lock<std::mutex>& lock, Member& me, std::chrono::milliseconds wait_max);
    void write_together(Group& group, std::chrono::milliseconds wait_max);
    void write_as_parts(Group& group, Session& session);
    void write_as_members(Group& group, Session& session);
    static void write_as_part(Group& group, Member& member, Session& session);
    static void write_as_member(Group& group, Member& member, Session& session);
    bool take_next(Group& group);

    Pool& writer_;
    std::mutex mutex_;
    std::deque<Member*> waiting_;
    bool is_led_ = false;  ///< somebody leads a group
};

}  // namespace accord::db
