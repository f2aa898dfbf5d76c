// The queue between io threads and those that may block.
#include "http/server/work_queue.hpp"

#include <future>

namespace accord::http {
namespace {

TEST(WorkQueue, runs_what_it_takes) {
    std::promise<int> promise;
    WorkQueue queue(2, 10);
    WorkQueue::Job job = [&] { promise.set_value(42); };
    ASSERT_TRUE(queue.try_push(job));
    EXPECT_EQ(promise.get_future().get(), 42);
}

TEST(WorkQueue, refuses_when_too_many_wait_and_leaves_the_job) {
    std::promise<void> started;
    std::promise<void> release;
    WorkQueue queue(1, 1);
    WorkQueue::Job busy = [&] {
        started.set_value();
        release.get_future().wait();
    };
    ASSERT_TRUE(queue.try_push(busy));
    started.get_future().wait();
    WorkQueue::Job waiting = [] {};
    WorkQueue::Job refused = [] {};
    EXPECT_TRUE(queue.try_push(waiting));
    EXPECT_FALSE(queue.try_push(refused));
    EXPECT_TRUE(static_cast<bool>(refused));
    release.set_value();
}

TEST(WorkQueue, takes_nothing_once_closed) {
    WorkQueue queue(1, 1);
    queue.close(std::chrono::milliseconds(0));
    WorkQueue::Job job = [] {};
    EXPECT_FALSE(queue.try_push(job));
}

TEST(WorkQueue, says_what_still_runs_when_the_time_to_close_is_up) {
    std::promise<void> started;
    std::promise<void> release;
    WorkQueue queue(2, 1);
    WorkQueue::Job busy = [&] {
        started.set_value();
        release.get_future().wait();
    };
    ASSERT_TRUE(queue.try_push(busy));
    started.get_future().wait();
    EXPECT_EQ(queue.close(std::chrono::milliseconds(10)), 1u);
    release.set_value();
    EXPECT_EQ(queue.close(std::chrono::seconds(10)), 0u);
}

}  // namespace
}  // namespace accord::http
