// Lending sessions, making them anew, and waiting for one no longer than is allowed.
#include "db/pool.hpp"

#include "db/busy.hpp"

namespace accord::db {

void Pool::fill(unsigned size) {
    for (; size_ < std::min(size, size_max_); ++size_) {
        idle_.push_back(connect_());
    }
}

Pool::Use Pool::use() {
    const std::lock_guard lock(mutex_);
    const auto idle = static_cast<unsigned>(idle_.size());
    return {.lent = size_ - idle, .idle = idle};
}

Pool::Lease Pool::borrow(std::chrono::milliseconds wait_max) {
    {
        std::unique_lock lock(mutex_);
        const auto is_free = [this] { return !idle_.empty() || size_ < size_max_; };
        if (!free_.wait_for(lock, wait_max, is_free)) {
            throw all_busy();
        }
        if (!idle_.empty()) {
            auto session = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(session)};
        }
        ++size_;
    }
    return {*this, make_session()};
}

/// Whatever keeps it from being made was not so when the database was opened: it may pass.
std::unique_ptr<Session> Pool::make_session() {
    try {
        return connect_();
    } catch (const DatabaseFailure& failure) {
        give_place_back();
        throw DatabaseFailure(Error{ErrorCode::kUnavailable, failure.error().message});
    } catch (...) {
        give_place_back();
        throw;
    }
}

void Pool::give_place_back() {
    {
        const std::lock_guard lock(mutex_);
        --size_;
    }
    free_.notify_one();
}

void Pool::give_back(std::unique_ptr<Session> session) {
    std::vector<std::unique_ptr<Session>> broken;  // closed when nobody has to wait for it
    {
        const std::lock_guard lock(mutex_);
        if (session->is_broken()) {
            broken.swap(idle_);
            broken.push_back(std::move(session));
            size_ -= static_cast<unsigned>(broken.size());
        } else {
            idle_.push_back(std::move(session));
        }
    }
    broken.empty() ? free_.notify_one() : free_.notify_all();
}

}  // namespace accord::db
