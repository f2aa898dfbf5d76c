// Who may use which route, by the settings.
#include "broker/api/machinery/authentication.hpp"

#include "base/encoding.hpp"
#include "broker/api/test_broker.hpp"

namespace accord::broker::api {
namespace {

constexpr const char* kNobody = "";

http::Request as(std::string_view user_and_password) {
    http::Request request;
    if (!user_and_password.empty()) {
        request.headers.add("Authorization", "Basic " + base64_encode(user_and_password));
    }
    return request;
}

const Authentication kTwoUsers{.write_user = Credentials{"writer", "w"},
                               .read_user = Credentials{"reader", "r"}};

TEST(Authentication, lets_everybody_in_when_it_is_off) {
    EXPECT_TRUE(is_allowed(as(kNobody), Policy::kWrite, {}));
}

TEST(Authentication, lets_readers_read_and_writers_do_all) {
    EXPECT_TRUE(is_allowed(as("reader:r"), Policy::kRead, kTwoUsers));
    EXPECT_FALSE(is_allowed(as("reader:r"), Policy::kWrite, kTwoUsers));
    EXPECT_TRUE(is_allowed(as("writer:w"), Policy::kWrite, kTwoUsers));
    EXPECT_FALSE(is_allowed(as("writer:x"), Policy::kRead, kTwoUsers));
    EXPECT_FALSE(is_allowed(as(kNobody), Policy::kRead, kTwoUsers));
}

TEST(Authentication, blank_credentials_never_match) {
    const Authentication blank{.write_user = Credentials{"writer", "w"},
                               .read_user = Credentials{"", ""}};
    EXPECT_FALSE(is_allowed(as(":"), Policy::kRead, blank));
}

TEST(Authentication, public_reads_and_heartbeats_need_no_user) {
    auto settings = kTwoUsers;
    settings.public_heartbeat = true;
    EXPECT_TRUE(is_allowed(as(kNobody), Policy::kHeartbeat, settings));
    EXPECT_FALSE(is_allowed(as(kNobody), Policy::kRead, settings));
    settings.allow_public_read = true;
    EXPECT_TRUE(is_allowed(as(kNobody), Policy::kRead, settings));
    EXPECT_FALSE(is_allowed(as(kNobody), Policy::kWrite, settings));
}

TEST(Authentication, every_route_asks_for_it) {
    const TestBroker broker({.authentication = kTwoUsers});
    for (const auto& route : routes()) {
        const auto response = broker.send(to_string(route.method), route.pattern);
        EXPECT_EQ(response.status, 401) << to_string(route.method) << " " << route.pattern;
    }
    EXPECT_EQ(broker.get("/nowhere").status, 401);
}

}  // namespace
}  // namespace accord::broker::api
