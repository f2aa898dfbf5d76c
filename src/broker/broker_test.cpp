// The broker as one piece, as the command line runs it.
#include "broker/broker.hpp"

#include "support/broker/temporary_store.hpp"

namespace accord::broker {
namespace {

TEST(Broker, answers_on_the_database_it_was_given) {
    const support::TemporaryStore store;
    const auto broker = Broker::open({.settings = {.database = {.url = store.url()}}}).value();
    EXPECT_EQ(broker->handle({.method = "GET", .target = "/pacticipants"}).status, 200);
    EXPECT_EQ(broker->handle({.method = "GET", .target = "/diagnostic/status/dependencies"}).status,
              200);
}

TEST(Broker, does_not_open_without_its_database) {
    EXPECT_FALSE(Broker::open({.settings = {.database = {.url = "sqlite:////no/such/folder/b"}}}));
}

TEST(Broker, has_the_settings_of_its_parts) {
    const support::TemporaryStore store;
    const auto broker =
        Broker::open({.settings = {.database = {.url = store.url()}, .api = {.version = "1.2.3"}}})
            .value();
    EXPECT_EQ(broker->handle({}).headers.value_or("x-pact-broker-version", ""), "1.2.3");
}

}  // namespace
}  // namespace accord::broker
