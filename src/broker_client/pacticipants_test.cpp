// Pacticipants against a broker in memory.
#include "broker_client/pacticipants.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

TEST(SavePacticipant, creates_one_that_is_not_there) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/pacticipants", R"({"name":"A"})", 201);
    const auto saved =
        save_pacticipant(broker.connection, {.name = "A", .repository_url = "http://x"});
    EXPECT_TRUE(saved.value().created);
    EXPECT_EQ(broker.last_body(), R"({"name":"A","repositoryUrl":"http://x"})");
}

TEST(SavePacticipant, changes_what_is_said_of_one_that_is_there) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/pacticipants/A", R"({"name":"A"})");
    broker.web.answer_json("PATCH http://b/pacticipants/A", R"({"name":"A"})");
    const auto saved = save_pacticipant(
        broker.connection, {.name = "A", .display_name = "An A", .main_branch = "main"});
    EXPECT_FALSE(saved.value().created);
    EXPECT_EQ(broker.last_body(), R"({"name":"A","displayName":"An A","mainBranch":"main"})");
}

TEST(FindPacticipant, names_one_that_is_not_known) {
    FakeBroker broker;
    EXPECT_EQ(find_pacticipant(broker.connection, "Z").error().message,
              "the broker has no pacticipant Z");
}

}  // namespace
}  // namespace accord::broker_client
