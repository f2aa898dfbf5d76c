// Who leads, and what becomes of the others: see group_commit.hpp.
#include "db/group_commit.hpp"

#include "db/busy.hpp"

namespace accord::db {
namespace {

/// Nobody waits longer for its answer than for so many others.
constexpr std::size_t kMembersMax = 32;

}  // namespace

void GroupCommit::wait_for_turn(std::unique_lock<std::mutex>& lock,
                                Member& me,
                                std::chrono::milliseconds wait_max) {
    waiting_.push_back(&me);
    if (!me.changed.wait_for(lock, wait_max, [&] { return me.is_taken || !is_led_; })) {
        std::erase(waiting_, &me);
        throw all_busy();
    }
}

namespace {

/// Runs the work, and remembers what it throws.
void carry_out_in(Transaction& transaction,
                  const std::function<void(Transaction&)>& work,
                  std::exception_ptr& thrown) {
    thrown = nullptr;
    try {
        work(transaction);
    } catch (...) {
        thrown = std::current_exception();
    }
}

}  // namespace

/// Spoilt by what it has changed and does not want, and by a database that has undone everything.
void GroupCommit::write_as_part(Group& group, Member& member, Session& session) {
    const auto changed_before = session.rows_changed_on_sqlite();
    Transaction transaction(session, Transaction::Mode::kPart);
    carry_out_in(transaction, member.work, member.thrown);
    group.is_changed |= !transaction.is_open();
    group.is_spoilt = !session.is_in_transaction_on_sqlite() ||
                      (transaction.is_open() && session.rows_changed_on_sqlite() != changed_before);
}

/// SQLite undoes a whole transaction on some errors, such as a full disk. Then there is no
/// savepoint to go back to, and those before have failed, too.
void GroupCommit::write_as_member(Group& group, Member& member, Session& session) {
    Transaction transaction(session, Transaction::Mode::kMember);
    carry_out_in(transaction, member.work, member.thrown);
    try {
        group.is_changed |= !transaction.is_open();
        transaction.undo();
    } catch (const DatabaseFailure& lost) {
        group.failure = lost.error();
    }
}

/// The next one who waits becomes the last member; false when there is none, or no more room.
bool GroupCommit::take_next(Group& group) {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty() || group.members.size() >= kMembersMax) {
        return false;
    }
    waiting_.front()->is_taken = true;
    group.members.push_back(waiting_.front());
    waiting_.pop_front();
    return true;
}

/// As long as none spoils it.
void GroupCommit::write_as_parts(Group& group, Session& session) {
    Transaction transaction(session, Transaction::Mode::kWrite);
    group.is_begun = true;
    do {
        write_as_part(group, *group.members.back(), session);
    } while (!group.is_spoilt && take_next(group));
    if (!group.is_spoilt && group.is_changed) {
        transaction.commit();
    }
}

void GroupCommit::write_as_members(Group& group, Session& session) {
    Transaction transaction(session, Transaction::Mode::kWrite);
    group.is_changed = false;
    for (std::size_t at = 0; at < group.members.size() && !group.failure; ++at) {
        write_as_member(group, *group.members[at], session);
    }
    while (!group.failure && take_next(group)) {
        write_as_member(group, *group.members.back(), session);
    }
    if (!group.failure && group.is_changed) {
        transaction.commit();
    }
}

void GroupCommit::write_together(Group& group, std::chrono::milliseconds wait_max) {
    auto lease = writer_.borrow(wait_max);
    write_as_parts(group, *lease);
    if (group.is_spoilt && group.is_changed) {
        write_as_members(group, *lease);
    }
}

void GroupCommit::lead(std::unique_lock<std::mutex>& lock,
                       Member& me,
                       std::chrono::milliseconds wait_max) {
    is_led_ = true;
    std::erase(waiting_, &me);
    lock.unlock();
    Group group{.members = {&me}};
    try {
        write_together(group, wait_max);
    } catch (const std::exception& error) {
        if (group.is_begun) {
            const auto* failure = dynamic_cast<const DatabaseFailure*>(&error);
            group.failure =
                failure != nullptr ? failure->error() : Error{ErrorCode::kInternal, error.what()};
        } else {
            me.thrown = std::current_exception();  // there are no others yet
        }
    }
    lock.lock();
    for (Member* member : group.members) {
        member->failure = group.failure;
        member->is_done = true;
        member->changed.notify_one();
    }
    is_led_ = false;
    if (!waiting_.empty()) {
        waiting_.front()->changed.notify_one();
    }
}

void GroupCommit::carry_out(std::chrono::milliseconds wait_max, const AnyWork& work) {
    Member me{work};
    std::unique_lock lock(mutex_);
    wait_for_turn(lock, me, wait_max);
    if (me.is_taken) {
        me.changed.wait(lock, [&] { return me.is_done; });
    } else {
        lead(lock, me, wait_max);
    }
    lock.unlock();
    if (me.thrown) {
        std::rethrow_exception(me.thrown);
    }
    // What a member saw of others may be gone as well, so it makes no difference what it wrote.
    if (me.failure) {
        throw DatabaseFailure(*me.failure);
    }
}

}  // namespace accord::db
