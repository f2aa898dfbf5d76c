// Threads for work that may block, behind a queue that refuses rather than grows.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace accord::http {

/// Runs jobs on its own threads, in order of arrival. Thread-safe.
class WorkQueue {
  public:
    using Job = std::move_only_function<void()>;

    WorkQueue(unsigned threads, std::size_t waiting_max);
    ~WorkQueue();  ///< closes, and waits for the jobs that run

    /// Takes the job; false, leaving it with the caller, when too many are waiting already.
    bool try_push(Job& job);

    /// Takes no more jobs, drops those that wait, and gives those that run so much time to end; how
    /// many still run after it.
    std::size_t close(std::chrono::milliseconds time);

  private:
    void run();

    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable all_idle_;
    std::deque<Job> waiting_;
    std::size_t idle_;
    bool is_closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace accord::http
