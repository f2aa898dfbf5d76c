// Who has the turn, and who commits for whom: see group_commit.hpp.
#include "db/group_commit.hpp"

#include <exception>
#include <utility>

namespace accord::db {
namespace {

/// Nobody waits longer for its answer than for so many others.
constexpr std::size_t kMembersMax = 32;

}  // namespace

void GroupCommit::take_turn(std::chrono::milliseconds wait_max) {
    std::unique_lock lock(mutex_);
    ++waiting_;
    const bool got = changed_.wait_for(lock, wait_max, [this] { return !is_taken_; });
    --waiting_;
    if (!got) {
        throw DatabaseFailure(Error{ErrorCode::kTimeout,
                                    "database: all connections are busy; try again in a moment"});
    }
    is_taken_ = true;
}

void GroupCommit::join(std::chrono::milliseconds wait_max) {
    if (!group_) {
        auto lease = writer_.borrow(wait_max);
        auto transaction = std::make_unique<Transaction>(*lease, Transaction::Mode::kWrite);
        lease_.emplace(std::move(lease));
        transaction_ = std::move(transaction);
        group_ = std::make_shared<Group>();
    }
    ++group_->members;
}

/// SQLite undoes a whole transaction on some errors, such as a full disk. Then there is no
/// savepoint to go back to, and those before have failed, too.
void GroupCommit::write_as_member(const AnyWork& work) {
    Transaction member(**lease_, Transaction::Mode::kMember);
    std::exception_ptr thrown;
    try {
        work(member);
    } catch (...) {
        thrown = std::current_exception();
    }
    try {
        group_->is_changed |= !member.is_open();
        member.undo();
    } catch (const DatabaseFailure& lost) {
        group_->failure = lost.error();
    }
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

/// Whether somebody else ends the group: who waits now joins it, whatever happens to it meanwhile,
/// since it finds the turn free.
bool GroupCommit::pass_turn_on() {
    const std::lock_guard lock(mutex_);
    if (waiting_ == 0 || group_->members >= kMembersMax || group_->failure) {
        return false;
    }
    is_taken_ = false;
    changed_.notify_all();
    return true;
}

void GroupCommit::end_group() {
    try {
        if (!group_->failure && group_->is_changed) {
            transaction_->commit();
        }
    } catch (const DatabaseFailure& failure) {
        group_->failure = failure.error();
    }
    transaction_.reset();
    lease_.reset();
    const auto ended = std::exchange(group_, nullptr);
    const std::lock_guard lock(mutex_);
    ended->is_ended = true;
    is_taken_ = false;
    changed_.notify_all();
}

void GroupCommit::carry_out(std::chrono::milliseconds wait_max, const AnyWork& work) {
    take_turn(wait_max);
    try {
        join(wait_max);
    } catch (...) {
        const std::lock_guard lock(mutex_);
        is_taken_ = false;
        changed_.notify_all();
        throw;
    }
    const auto group = group_;
    std::exception_ptr thrown;
    try {
        write_as_member(work);
    } catch (...) {
        thrown = std::current_exception();
    }
    if (pass_turn_on()) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return group->is_ended; });
    } else {
        end_group();
    }
    if (thrown) {
        std::rethrow_exception(thrown);
    }
    // What a member saw of others may be gone as well, so it makes no difference what it wrote.
    if (group->failure) {
        throw DatabaseFailure(*group->failure);
    }
}

}  // namespace accord::db
