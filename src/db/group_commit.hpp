// One durable commit for several who write to SQLite: whoever waits for its only writer while
// another one writes joins that one's transaction, and all are answered after its end.
#pragma once

#include "db/pool.hpp"
#include "db/transaction.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>

namespace accord::db {

/// The works of a group run one after the other, each in a savepoint, so that one that fails undoes
/// nothing but its own; each sees what those before it have written. The last commits for all. When
/// that fails it has failed for all: none of them has been answered yet. Thread-safe.
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
    /// Works that share a transaction.
    struct Group {
        std::size_t members = 0;
        bool is_changed = false;  ///< a member was committed
        bool is_ended = false;
        std::optional<Error> failure;  ///< of the whole
    };

    using AnyWork = std::function<void(Transaction&)>;

    void carry_out(std::chrono::milliseconds wait_max, const AnyWork& work);
    void take_turn(std::chrono::milliseconds wait_max);
    void join(std::chrono::milliseconds wait_max);
    void write_as_member(const AnyWork& work);
    bool pass_turn_on();
    void end_group();

    Pool& writer_;

    // Of whoever has the turn.
    std::shared_ptr<Group> group_;  ///< whose transaction is open
    std::optional<Pool::Lease> lease_;
    std::unique_ptr<Transaction> transaction_;

    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_taken_ = false;    ///< somebody has the turn
    std::size_t waiting_ = 0;  ///< for it
};

}  // namespace accord::db
