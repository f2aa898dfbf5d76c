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

TEST(CreateBranchVersion, puts_the_version_on_the_branch) {
    FakeBroker broker;
    broker.web.answer_json("PUT http://b/pacticipants/A/branches/main/versions/1", "{}", 201);
    EXPECT_TRUE(create_branch_version(broker.connection, {"A", "1"}, "main"));
    EXPECT_EQ(broker.last_body(), "{}");
}

}  // namespace
}  // namespace accord::broker_client
