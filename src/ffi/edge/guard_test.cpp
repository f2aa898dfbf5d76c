// The guard: what fails inside becomes a value and a message.
#include "ffi/edge/guard.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace accord::ffi {
namespace {

TEST(Guard, gives_what_the_call_gives) {
    EXPECT_EQ(guarded<int>(-1, []() -> Answer<int> { return 7; }), 7);
}

TEST(Guard, answers_an_error_with_the_failure_value_and_keeps_the_message) {
    EXPECT_EQ(guarded<int>(-1, []() -> Answer<int> { return invalid_input("no such thing"); }), -1);
    EXPECT_EQ(last_error(), "no such thing");
}

TEST(Guard, answers_a_refusal_with_its_own_code) {
    EXPECT_EQ(guarded<int>(-1, []() -> Answer<int> { return refuse<int>(3, "no server"); }), 3);
    EXPECT_EQ(last_error(), "no server");
}

TEST(Guard, lets_no_exception_out) {
    EXPECT_EQ(guarded<int>(-1, []() -> Answer<int> { throw std::runtime_error("a defect"); }), -1);
    EXPECT_EQ(last_error(), "a defect");
    EXPECT_EQ(guarded<int>(-1, []() -> Answer<int> { throw 1; }), -1);
    guarded([]() -> Result<void> { throw std::runtime_error("another defect"); });
    EXPECT_EQ(last_error(), "another defect");
}

TEST(Guard, keeps_the_message_of_each_thread) {
    tell({ErrorCode::kInvalidInput, "of this thread"});
    std::thread([] { tell({ErrorCode::kInvalidInput, "of another"}); }).join();
    EXPECT_EQ(last_error(), "of this thread");
}

}  // namespace
}  // namespace accord::ffi
