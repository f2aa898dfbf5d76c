// Sessions that are lent out, one borrower at a time each.
#pragma once

#include "db/session.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace accord::db {

/// Holds up to a number of sessions, each made when it is first needed. One that broke is thrown
/// away when it is given back, and with it all that are idle, which most likely broke with it.
/// Thread-safe. Must outlive what it lends.
class Pool {
  public:
    using Connect = std::function<std::unique_ptr<Session>()>;

    Pool(unsigned size_max, Connect connect) : size_max_(size_max), connect_(std::move(connect)) {}

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

    /// Makes sessions until there are as many, ahead of their use. Throws what `connect` throws.
    void fill(unsigned size);

    struct Use {
        unsigned lent = 0;
        unsigned idle = 0;
    };
    [[nodiscard]] Use use();

    /// Waits for a free session. Throws DatabaseFailure: kTimeout when none is free in time,
    /// kUnavailable when a new one is needed and can't be made.
    Lease borrow(std::chrono::milliseconds wait_max);

  private:
    std::unique_ptr<Session> make_session();
    void give_back(std::unique_ptr<Session> session);
    void give_place_back();  ///< of a session that could not be made

    const unsigned size_max_;
    const Connect connect_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Session>> idle_;
    unsigned size_ = 0;  ///< idle, lent, or about to be made
};

}  // namespace accord::db
