// What is read of users and groups.
#include "broker/domain/scim/scim_input.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::domain::scim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Outcome<UserInput> user_of(std::string_view text) {
    return read_user(json::parse(text).value().get_object());
}
Outcome<GroupInput> group_of(std::string_view text) {
    return read_group(json::parse(text).value().get_object());
}

TEST(ScimUser, is_read_as_okta_sends_it) {
    const auto user = user_of(R"({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": "bob@example.org",
        "name": {"givenName": "Bob", "familyName": "Jones"},
        "emails": [{"primary": true, "value": "bob.jones@example.org", "type": "work"}],
        "displayName": "Bob Jones",
        "locale": "en-US",
        "externalId": "00ujl29u0le5T6Aj10h7",
        "groups": [],
        "password": "1mz050nq",
        "active": true})")
                          .value();
    EXPECT_EQ(user,
              (UserInput{.user_name = "bob@example.org",
                         .external_id = "00ujl29u0le5T6Aj10h7",
                         .name = "Bob Jones",
                         .given_name = "Bob",
                         .family_name = "Jones",
                         .email = "bob.jones@example.org",
                         .active = true}));
}

TEST(ScimUser, has_a_name_and_an_address_in_any_case) {
    EXPECT_EQ(user_of(R"({"userName":"b@x.y"})").value().name, "b@x.y");
    EXPECT_EQ(user_of(R"({"userName":"b@x.y","name":{"givenName":"Bob"}})").value().name, "Bob");
    EXPECT_EQ(
        user_of(R"({"userName":"b@x.y","name":{"givenName":"B","formatted":"Bob"}})").value().name,
        "Bob");
    EXPECT_EQ(user_of(R"({"username":"b@x.y","active":"False"})").value().active, false);
    EXPECT_EQ(user_of(R"({"userName":"b@x.y","active":null})").value().active, std::nullopt);
    EXPECT_EQ(user_of(R"({"userName":" b@x.y ","emails":[]})").value().email, "b@x.y");
    EXPECT_EQ(
        user_of(
            R"({"userName":"bob","emails":[{"value":"a@x.y"},{"value":"w@x.y","type":"WORK"}]})")
            .value()
            .email,
        "w@x.y");
    EXPECT_EQ(user_of(R"({"userName":"bob","emails":[{"value":"w@x.y","type":"work"},
                          {"value":"p@x.y","primary":"True"}]})")
                  .value()
                  .email,
              "p@x.y");
}

TEST(ScimUser, is_refused_with_a_reason) {
    const auto why = [](std::string_view text) { return user_of(text).error().detail; };
    EXPECT_EQ(why("{}"), "userName is missing");
    EXPECT_EQ(why(R"({"userName":7})"), "userName has to be a text");
    EXPECT_EQ(why(R"({"userName":"bob"})"),
              "emails must be an e-mail address, or the userName has to be one");
    EXPECT_EQ(why(R"({"userName":"a@b","active":"perhaps"})"), "active has to be true or false");
    EXPECT_EQ(why(R"({"userName":"a@b","name":"Bob"})"), "name has to be an object");
    EXPECT_EQ(why(R"({"userName":"a@b","emails":[{"value":1}]})"), "emails.value has to be a text");
    EXPECT_THAT(why(R"({"userName":"a@b","displayName":"a\nb"})"), HasSubstr("multiple lines"));
    EXPECT_THAT(
        why(fmt::format(R"({{"userName":"a@b","externalId":"{}"}})", std::string(2000, 'x'))),
        HasSubstr("longer than 1024 bytes"));
}

TEST(ScimGroup, is_read_with_each_member_once) {
    const auto group = group_of(R"({"displayName":"Crew","externalId":"e",
        "members":[{"value":"u1","display":"x"},{"value":"u2"},{"value":"u1"}]})")
                           .value();
    EXPECT_EQ(group.name, "Crew");
    EXPECT_EQ(group.external_id, "e");
    EXPECT_THAT(*group.members, ElementsAre("u1", "u2"));
    EXPECT_EQ(group_of(R"({"displayName":"Crew"})").value().members, std::nullopt);
    EXPECT_EQ(group_of(R"({"displayName":"Crew","members":null})").value().members->size(), 0U);
}

TEST(ScimGroup, is_refused_with_a_reason) {
    EXPECT_EQ(group_of("{}").error().detail, "displayName is missing");
    EXPECT_THAT(group_of(R"({"displayName":"x","members":["u1"]})").error().detail,
                HasSubstr("members have to be"));
    json::Array many(kMembersMax + 1, json::Object{{"value", "u"}});
    EXPECT_EQ(read_group({{"displayName", "x"}, {"members", std::move(many)}}).error().fault,
              Fault::kTooMany);
}

}  // namespace
}  // namespace accord::broker::domain::scim
