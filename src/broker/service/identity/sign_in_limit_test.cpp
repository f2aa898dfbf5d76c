// How often a password may be guessed, and that one who guesses is in nobody else's way.
#include "broker/service/identity/sign_in_limit.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace accord::broker::service {
namespace {

using std::chrono::seconds;

const Instant kNow = parse_iso8601("2026-01-02T03:04:05Z").value();
constexpr std::string_view kHome = "192.0.2.7";
constexpr std::string_view kElsewhere = "198.51.100.4";

void fail_often(SignInLimit& limit,
                std::string_view name,
                int times,
                std::string_view address = kHome) {
    for (int i = 0; i < times; ++i) {
        EXPECT_FALSE(limit.wait(name, address, kNow)) << i;
        limit.failed(name, address, kNow);
    }
}

/// From a hundred addresses, one each.
void spend_all_of_name(SignInLimit& limit, std::string_view name) {
    for (std::int64_t i = 0; i < SignInLimit::kOfNameAtOnce; ++i) {
        fail_often(limit, name, 1, fmt::format("203.0.113.{}", i));
    }
}

TEST(SignInLimit, lets_ten_guesses_through_at_once_and_then_one_every_six_seconds) {
    SignInLimit limit;
    fail_often(limit, "ann@example.org", 10);
    EXPECT_EQ(limit.wait("ann@example.org", kHome, kNow), seconds(6));
    EXPECT_EQ(limit.wait("ANN@example.org", kHome, kNow), seconds(6)) << "the same name";
    EXPECT_FALSE(limit.wait("bob@example.org", kHome, kNow));
    EXPECT_EQ(limit.wait("ann@example.org", kHome, kNow + seconds(5)), seconds(1));
    EXPECT_FALSE(limit.wait("ann@example.org", kHome, kNow + seconds(6)));
    limit.failed("ann@example.org", kHome, kNow + seconds(6));
    EXPECT_EQ(limit.wait("ann@example.org", kHome, kNow + seconds(6)), seconds(6));
}

TEST(SignInLimit, forgets_what_was_wrong_when_it_was_right_or_long_ago) {
    SignInLimit limit;
    fail_often(limit, "a@b", 9);
    limit.succeeded("a@b", kHome, kNow);
    fail_often(limit, "a@b", 10);
    EXPECT_FALSE(limit.wait("a@b", kHome, kNow + seconds(60)));
}

TEST(SignInLimit, of_one_address_holds_nobody_up_elsewhere) {
    SignInLimit limit;
    fail_often(limit, "a@b", 10, kElsewhere);
    EXPECT_TRUE(limit.wait("a@b", kElsewhere, kNow));
    EXPECT_FALSE(limit.wait("a@b", kHome, kNow));
    fail_often(limit, "a@b", 10, "2001:db8:1:2::1");
    EXPECT_TRUE(limit.wait("a@b", "2001:db8:1:2::ffff", kNow)) << "the same customer's";
    EXPECT_FALSE(limit.wait("a@b", "2001:db8:1:3::1", kNow));
}

TEST(SignInLimit, of_many_addresses_holds_up_only_where_nobody_ever_was_right) {
    SignInLimit limit;
    limit.succeeded("a@b", kHome, kNow);
    spend_all_of_name(limit, "a@b");
    EXPECT_EQ(limit.wait("a@b", kElsewhere, kNow), seconds(1));
    EXPECT_FALSE(limit.wait("a@b", kElsewhere, kNow + seconds(1)));
    EXPECT_FALSE(limit.wait("a@b", kHome, kNow));
    fail_often(limit, "a@b", 10);
    EXPECT_EQ(limit.wait("a@b", kHome, kNow), seconds(6)) << "but it does not go on for ever there";
}

TEST(SignInLimit, of_one_name_holds_whatever_other_names_are_tried) {
    SignInLimit limit;
    fail_often(limit, "a@b", 10);
    for (std::size_t i = 0; i < 2 * SignInLimit::kRememberedMax; ++i) {
        limit.failed(fmt::format("{}@b", i), kHome, kNow);
    }
    EXPECT_TRUE(limit.wait("a@b", kHome, kNow));
}

TEST(SignInLimit, remembers_those_who_were_right_last) {
    SignInLimit limit;
    for (std::size_t i = 0; i <= SignInLimit::kRememberedMax; ++i) {
        limit.succeeded(fmt::format("{}@b", i), kHome, kNow + seconds(i));
    }
    for (const auto* name : {"0@b", "1@b"}) {
        spend_all_of_name(limit, name);
    }
    EXPECT_TRUE(limit.wait("0@b", kHome, kNow)) << "as if it had never been there";
    EXPECT_FALSE(limit.wait("1@b", kHome, kNow));
}

}  // namespace
}  // namespace accord::broker::service
