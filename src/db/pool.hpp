// Sessions that are lent out, one borrower at a time each.
#pragma once

#include "db/session.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace accord::db {

/// Thread-safe. Must outlive what it lends.
class Pool {
  public:
    /// A borrowed session; the destructor gives it back.
    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Session> session)
            : pool_(&pool), session_(std::move(session)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (session_) {
                pool_->give_back(std::move(session_));
            }
        }
        Session& operator*() const { return *session_; }
        Session* operator->() const { return session_.get(); }

      private:
        Pool* pool_;
        std::unique_ptr<Session> session_;
    };

    void add(std::unique_ptr<Session> session);

    /// Waits for a free session; throws DatabaseFailure (kUnavailable) when none is free in time.
    Lease borrow(std::chrono::milliseconds wait_max);

  private:
    void give_back(std::unique_ptr<Session> session);

    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Session>> idle_;
};

}  // namespace accord::db
