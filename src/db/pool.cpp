// Lending sessions, and waiting for one no longer than is allowed.
#include "db/pool.hpp"

namespace accord::db {

void Pool::add(std::unique_ptr<Session> session) { give_back(std::move(session)); }

Pool::Lease Pool::borrow(std::chrono::milliseconds wait_max) {
    std::unique_lock lock(mutex_);
    if (!free_.wait_for(lock, wait_max, [this] { return !idle_.empty(); })) {
        throw DatabaseFailure(Error{ErrorCode::kTimeout,
                                    "database: all connections are busy; try again in a moment"});
    }
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return {*this, std::move(session)};
}

void Pool::give_back(std::unique_ptr<Session> session) {
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(session));
    }
    free_.notify_one();
}

}  // namespace accord::db
