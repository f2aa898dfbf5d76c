// Who a request is from, and what they may do.
#include "broker/api/machinery/identity.hpp"

#include "base/encoding.hpp"
#include "broker/api/machinery/permission.hpp"

namespace accord::broker::api {
namespace {

using enum Permission;
using service::Access;
using service::Actor;

constexpr const char* kNoCredentials = "";

const Authentication kTwoUsers{.write_user = Credentials{"writer", "w"},
                               .read_user = Credentials{"reader", "r"}};

Actor as(std::string_view user_and_password, const Authentication& settings = kTwoUsers) {
    http::Request request;
    if (!user_and_password.empty()) {
        request.headers.add("Authorization", "Basic " + base64_encode(user_and_password));
    }
    return identify(request, settings);
}

TEST(Identity, is_the_name_that_the_password_belongs_to) {
    EXPECT_EQ(as("reader:r"), (Actor{Actor::Kind::kUser, "reader", Access::kRead}));
    EXPECT_EQ(as("writer:w"), (Actor{Actor::Kind::kUser, "writer", Access::kWrite}));
    EXPECT_EQ(as("writer:x"), Actor());
    EXPECT_EQ(as(kNoCredentials), Actor());
}

TEST(Identity, of_everybody_is_a_writers_when_authentication_is_off) {
    EXPECT_EQ(as(kNoCredentials, {}).access, Access::kWrite);
    EXPECT_EQ(as(kNoCredentials, {}).kind, Actor::Kind::kAnonymous);
}

TEST(Identity, is_never_found_by_blank_credentials) {
    const Authentication blank{.write_user = Credentials{"writer", "w"},
                               .read_user = Credentials{"", ""}};
    EXPECT_EQ(as(":", blank), Actor());
}

TEST(Permission, lets_readers_read_and_writers_do_all) {
    EXPECT_TRUE(has_permission(as("reader:r"), kRead, kTwoUsers));
    EXPECT_TRUE(has_permission(as("reader:r"), kBadge, kTwoUsers));
    EXPECT_FALSE(has_permission(as("reader:r"), kWrite, kTwoUsers));
    EXPECT_TRUE(has_permission(as("writer:w"), kWrite, kTwoUsers));
    EXPECT_FALSE(has_permission(as("writer:x"), kRead, kTwoUsers));
    EXPECT_FALSE(has_permission(as(kNoCredentials), kRead, kTwoUsers));
}

TEST(Permission, to_read_or_to_hear_the_heart_beat_may_be_public) {
    auto settings = kTwoUsers;
    settings.public_heartbeat = true;
    EXPECT_TRUE(has_permission(as(kNoCredentials), kHeartbeat, settings));
    EXPECT_FALSE(has_permission(as(kNoCredentials), kRead, settings));
    settings.allow_public_read = true;
    EXPECT_TRUE(has_permission(as(kNoCredentials), kRead, settings));
    EXPECT_FALSE(has_permission(as(kNoCredentials), kWrite, settings));
}

TEST(Permission, to_see_badges_may_be_public) {
    auto settings = kTwoUsers;
    EXPECT_FALSE(has_permission(as(kNoCredentials), kBadge, settings));
    settings.public_badges = true;
    EXPECT_TRUE(has_permission(as(kNoCredentials), kBadge, settings));
    EXPECT_FALSE(has_permission(as(kNoCredentials), kRead, settings));
}

TEST(Permission, is_nobodys_where_a_route_names_none) {
    EXPECT_FALSE(has_permission(as(kNoCredentials, {}), kNobody, {}));
}

}  // namespace
}  // namespace accord::broker::api
