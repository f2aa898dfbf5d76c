// Threads for work that may block, behind a queue that refuses rather than grows.
#pragma once

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
    ~WorkQueue();  ///< as close()

    /// Takes the job; false, leaving it with the caller, when too many are waiting already.
    bool try_push(Job& job);

    /// Drops the jobs that wait and joins the threads. Idempotent.
    void close();

  private:
    void run();

    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    std::size_t idle_;
    bool is_closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace accord::http
