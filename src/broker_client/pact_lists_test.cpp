// Lists of pacts and provider states against a broker in memory.
#include "broker_client/pact_lists.hpp"

#include "base/files.hpp"
#include "broker_client/provider_states.hpp"
#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

namespace accord::broker_client {
namespace {

TEST(ListPacts, of_a_provider_name_their_consumers) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/pacts/provider/P/branch", R"({"_links":{"pb:pacts":[
        {"href":"http://b/1","name":"A","title":"Pact of A"},{"href":"http://b/2","name":"B"}]}})");
    const auto pacts = list_pacts(broker.connection, {.provider = "P"}).value();
    ASSERT_EQ(pacts.size(), 2);
    EXPECT_EQ(pacts.front().consumer, "A");
    EXPECT_EQ(json::string_at(pacts.back().link, "href"), "http://b/2");
}

TEST(ListPacts, of_a_pair_follow_the_relation_for_what_is_wanted) {
    FakeBroker broker;
    broker.web.answer_json(
        "GET http://b/pacts/provider/P/consumer/A/branch/feat%2Fx/latest/versions",
        R"({"_links":{"pb:pact-versions":[{"href":"http://b/1"}]}})");
    const auto pacts = list_pacts(
        broker.connection, {.provider = "P", .consumer = "A", .branch = "feat/x", .latest = true});
    ASSERT_EQ(pacts.value().size(), 1);
    EXPECT_EQ(pacts->front().consumer, "A");
}

TEST(ListPacts, name_a_provider_that_is_not_known) {
    FakeBroker broker;
    EXPECT_EQ(list_pacts(broker.connection, {.provider = "Z"}).error().message,
              "the broker has no provider Z");
}

TEST(DownloadPact, stays_in_its_folder_whatever_the_names_are) {
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-download-{}", ::getpid());
    FakeBroker broker;
    broker.web.answer_json("GET http://b/1", R"({"consumer":{"name":"../A"},"provider":{"name":"P"},
        "_links":{"pb:consumer-version":{"name":"1/2"}}})");
    const auto path = download_pact(
        broker.connection, {.consumer = "A", .link = json::Object{{"href", "http://b/1"}}}, folder);
    EXPECT_EQ(path.value(), folder / ".._A-P-1_2.json");
    EXPECT_TRUE(read_file(*path));
    std::filesystem::remove_all(folder);
}

TEST(ListProviderStates, stand_below_the_pacts_of_the_provider) {
    FakeBroker broker;
    for (const auto* path : {"/provider-states",
                             "/provider-states/branch/a%2Fb",
                             "/provider-states/environment/prod"}) {
        broker.web.answer_json(fmt::format("GET http://b/pacts/provider/P{}", path), "{}");
    }
    EXPECT_TRUE(list_provider_states(broker.connection, {.provider = "P"}));
    EXPECT_TRUE(list_provider_states(broker.connection, {.provider = "P", .branch = "a/b"}));
    EXPECT_TRUE(list_provider_states(broker.connection, {.provider = "P", .environment = "prod"}));
}

}  // namespace
}  // namespace accord::broker_client
