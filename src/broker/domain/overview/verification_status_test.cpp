// The word for a result.
#include "broker/domain/overview/verification_status.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

std::string_view word(const std::optional<NewestResult>& result) {
    return to_string(status_of(result));
}

TEST(VerificationStatus, is_that_of_the_newest_result) {
    EXPECT_EQ(word(std::nullopt), "never");
    EXPECT_EQ(word(NewestResult{.success = true}), "success");
    EXPECT_EQ(word(NewestResult{.success = false}), "failed");
    EXPECT_EQ(word(NewestResult{.success = false, .pending = true}), "failed_pending");
}

TEST(VerificationStatus, is_stale_when_the_content_has_changed_since_a_success) {
    EXPECT_EQ(word(NewestResult{.success = true, .of_this_content = false}), "stale");
    EXPECT_EQ(word(NewestResult{.success = false, .of_this_content = false}), "failed");
}

}  // namespace
}  // namespace accord::broker::domain
