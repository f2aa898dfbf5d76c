// Tags and branches of versions, known and not known.
#include "broker_client/versions.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

TEST(CreateVersionTag, tags_a_version_that_is_known) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/pacticipants/A/versions/1", "{}");
    broker.web.answer_json("PUT http://b/pacticipants/A/versions/1/tags/feat%2Fx", "{}", 201);
    EXPECT_TRUE(
        create_version_tag(broker.connection, {"A", "1"}, "feat/x", MissingVersion::kError));
}

TEST(CreateVersionTag, refuses_a_version_that_is_not_known) {
    FakeBroker broker;
    EXPECT_EQ(create_version_tag(broker.connection, {"A", "1"}, "t", MissingVersion::kError)
                  .error()
                  .message,
              "the broker has no version 1 of A; --auto-create-version creates it");
}

TEST(CreateVersionTag, creates_the_version_when_told_to) {
    FakeBroker broker;
    broker.web.answer_json("PUT http://b/pacticipants/A/versions/1/tags/t", "{}", 201);
    EXPECT_TRUE(create_version_tag(broker.connection, {"A", "1"}, "t", MissingVersion::kCreate));
}

TEST(CreateVersion, leaves_what_is_there_as_it_is) {
    FakeBroker broker;
    broker.web.answer_json("PATCH http://b/pacticipants/A/versions/1", "{}");
    EXPECT_TRUE(create_version(broker.connection, {"A", "1"}));
    EXPECT_EQ(broker.last_body(), "{}");
}

TEST(FindLatestVersion, of_all_or_with_a_tag) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/pacticipants/A/latest-version", "{}");
    broker.web.answer_json("GET http://b/pacticipants/A/latest-version/prod", "{}");
    EXPECT_TRUE(find_latest_version(broker.connection, "A", std::nullopt));
    EXPECT_TRUE(find_latest_version(broker.connection, "A", "prod"));
    EXPECT_EQ(find_latest_version(broker.connection, "A", "live").error().message,
              "the broker has no version of A with tag live");
}

TEST(DeleteVersionTag, and_branch_tell_whether_they_were_there) {
    FakeBroker broker;
    broker.web.answer("DELETE http://b/pacticipants/A/versions/1/tags/t",
                      http::Response{.status = 204});
    broker.web.answer("DELETE http://b/pacticipants/A/branches/feat%2Fx",
                      http::Response{.status = 204});
    EXPECT_EQ(delete_version_tag(broker.connection, {"A", "1"}, "t"), true);
    EXPECT_EQ(delete_version_tag(broker.connection, {"A", "1"}, "u"), false);
    EXPECT_EQ(delete_branch(broker.connection, "A", "feat/x"), true);
    EXPECT_EQ(delete_branch(broker.connection, "A", "main"), false);
}

TEST(CreateBranchVersion, puts_the_version_on_the_branch) {
    FakeBroker broker;
    broker.web.answer_json("PUT http://b/pacticipants/A/branches/main/versions/1", "{}", 201);
    EXPECT_TRUE(create_branch_version(broker.connection, {"A", "1"}, "main"));
    EXPECT_EQ(broker.last_body(), "{}");
}

}  // namespace
}  // namespace accord::broker_client
