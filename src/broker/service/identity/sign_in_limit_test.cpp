// How often a password may be guessed.
#include "broker/service/identity/sign_in_limit.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace accord::broker::service {
namespace {

using std::chrono::seconds;

const Instant kNow = parse_iso8601("2026-01-02T03:04:05Z").value();

void fail_often(SignInLimit& limit, std::string_view name, int times) {
    for (int i = 0; i < times; ++i) {
        EXPECT_FALSE(limit.wait(name, kNow)) << i;
        limit.failed(name, kNow);
    }
}

TEST(SignInLimit, lets_ten_guesses_through_at_once_and_then_one_every_six_seconds) {
    SignInLimit limit;
    fail_often(limit, "ann@example.org", 10);
    EXPECT_EQ(limit.wait("ann@example.org", kNow), seconds(6));
    EXPECT_EQ(limit.wait("ANN@example.org", kNow), seconds(6)) << "the same name";
    EXPECT_FALSE(limit.wait("bob@example.org", kNow));
    EXPECT_EQ(limit.wait("ann@example.org", kNow + seconds(5)), seconds(1));
    EXPECT_FALSE(limit.wait("ann@example.org", kNow + seconds(6)));
    limit.failed("ann@example.org", kNow + seconds(6));
    EXPECT_EQ(limit.wait("ann@example.org", kNow + seconds(6)), seconds(6));
}

TEST(SignInLimit, forgets_what_was_wrong_when_it_was_right_or_long_ago) {
    SignInLimit limit;
    fail_often(limit, "a@b", 9);
    limit.succeeded("a@b");
    fail_often(limit, "a@b", 10);
    EXPECT_FALSE(limit.wait("a@b", kNow + seconds(60)));
}

TEST(SignInLimit, of_one_name_holds_whatever_other_names_are_tried) {
    SignInLimit limit;
    fail_often(limit, "a@b", 10);
    for (std::size_t i = 0; i < 2 * SignInLimit::kNamesMax; ++i) {
        limit.failed(fmt::format("{}@b", i), kNow);
    }
    EXPECT_TRUE(limit.wait("a@b", kNow));
}

}  // namespace
}  // namespace accord::broker::service
