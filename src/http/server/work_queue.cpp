// Threads behind a bounded queue: see work_queue.hpp.
#include "http/server/work_queue.hpp"

namespace accord::http {

WorkQueue::WorkQueue(unsigned threads, std::size_t waiting_max)
    : waiting_max_(waiting_max), idle_(threads) {
    threads_.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { run(); });
    }
}

WorkQueue::~WorkQueue() {
    close(std::chrono::milliseconds(0));
    for (auto& thread : threads_) {
        thread.join();
    }
}

bool WorkQueue::try_push(Job& job) {
    {
        const std::lock_guard lock(mutex_);
        if (is_closed_ || waiting_.size() >= waiting_max_ + idle_) {
            return false;
        }
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

std::size_t WorkQueue::close(std::chrono::milliseconds time) {
    std::deque<Job> dropped;
    std::unique_lock lock(mutex_);
    is_closed_ = true;
    dropped.swap(waiting_);
    wake_.notify_all();
    all_idle_.wait_for(lock, time, [this] { return idle_ == threads_.size(); });
    return threads_.size() - idle_;
}

void WorkQueue::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return is_closed_ || !waiting_.empty(); });
        if (is_closed_) {
            return;
        }
        Job job = std::move(waiting_.front());
        waiting_.pop_front();
        --idle_;
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
        if (++idle_ == threads_.size()) {
            all_idle_.notify_all();
        }
    }
}

}  // namespace accord::http
