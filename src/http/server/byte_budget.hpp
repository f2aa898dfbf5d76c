// How many bytes the connections of a server may hold together.
#pragma once

#include <atomic>
#include <cstddef>

namespace accord::http {

/// Thread-safe.
class ByteBudget {
  public:
    explicit ByteBudget(std::size_t bytes_max) : bytes_max_(bytes_max) {}

    bool try_take(std::size_t bytes) {
        if (taken_.fetch_add(bytes) + bytes <= bytes_max_) {
            return true;
        }
        taken_ -= bytes;
        return false;
    }
    void give_back(std::size_t bytes) { taken_ -= bytes; }

  private:
    const std::size_t bytes_max_;
    std::atomic<std::size_t> taken_ = 0;
};

/// What one message takes of a budget, given back with it. A little is free, so that small requests
/// get through however much the large ones hold; there are only so many connections.
class HeldBytes {
  public:
    static constexpr std::size_t kFree = 16 * 1024;

    explicit HeldBytes(ByteBudget& budget) : budget_(budget) {}
    HeldBytes(const HeldBytes&) = delete;
    ~HeldBytes() { release(); }

    /// False when there is no room for so many.
    bool grow_to(std::size_t bytes) {
        if (bytes <= kFree + taken_) {
            return true;
        }
        const auto more = bytes - kFree - taken_;
        if (!budget_.try_take(more)) {
            return false;
        }
        taken_ += more;
        return true;
    }
    /// Gives back what `bytes` do not need.
    void shrink_to(std::size_t bytes) {
        const auto needed = bytes > kFree ? bytes - kFree : 0;
        if (needed < taken_) {
            budget_.give_back(taken_ - needed);
            taken_ = needed;
        }
    }
    void release() {
        budget_.give_back(taken_);
        taken_ = 0;
    }

  private:
    ByteBudget& budget_;
    std::size_t taken_ = 0;
};

}  // namespace accord::http
