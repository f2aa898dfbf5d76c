// Where the log goes, and that its buffers are bounded.
#include "ffi/edge/library_log.hpp"

#include <gmock/gmock.h>

namespace accord::ffi {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// A log is chosen once in a process, so that this is one test.
TEST(LibraryLog, goes_where_the_host_chooses_once) {
    library_log().error("too early");
    ASSERT_TRUE(apply_log({to_buffers(LogLevel::kInfo)}));
    EXPECT_EQ(apply_log({to_standard_error(LogLevel::kDebug)}).error().code, ErrorCode::kConflict);

    library_log().info("heard");
    library_log().debug("not heard");
    const auto log = log_of_scope("server 1");
    EXPECT_FALSE(log->tells(LogLevel::kDebug));
    log->warn("of the server");

    EXPECT_THAT(take_log_buffer(kGlobalScope),
                AllOf(HasSubstr("heard"), Not(HasSubstr("not heard")), Not(HasSubstr("early"))));
    EXPECT_EQ(take_log_buffer(kGlobalScope), "");
    EXPECT_THAT(take_log_buffer("server 1"), HasSubstr("of the server"));
    EXPECT_EQ(take_log_buffer("server 2"), "");

    const std::string line(1000, 'x');
    for (std::size_t i = 0; i < 2 * kLogBufferBytesMax / line.size(); ++i) {
        log->info(line);
    }
    log->info("the newest");
    const std::string kept = take_log_buffer("server 1");
    EXPECT_LE(kept.size(), kLogBufferBytesMax + line.size() + 100);
    EXPECT_THAT(kept, HasSubstr("the newest"));

    library_log().info("of all");
    for (std::size_t i = 0; i <= kLogScopesMax; ++i) {
        log_of_scope("many " + std::to_string(i))->info("one");
    }
    EXPECT_EQ(take_log_buffer("many 0"), "");
    EXPECT_THAT(take_log_buffer("many 1000"), HasSubstr("one"));
    EXPECT_THAT(take_log_buffer(kGlobalScope), HasSubstr("of all"));

    end_log_buffer("many 1000");
    log_of_scope("one more")->info("in its place");
    EXPECT_THAT(take_log_buffer("many 1"), HasSubstr("one"));
}

}  // namespace
}  // namespace accord::ffi
