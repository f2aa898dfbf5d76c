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

TEST(SqliteBroker, shows_that_its_database_was_deleted_and_says_where_in_the_log) {
    const support::TemporaryStore store;
    std::string log;
    const auto broker =
        Broker::open({.settings = {.database = {.url = store.url()}},
                      .log = std::make_shared<Logger>(
                          LogLevel::kError,
                          [&](LogLevel, std::string_view line) { log += std::string(line); })})
            .value();
    const std::string file = store.url().substr(std::string_view("sqlite:///").size());
    ASSERT_TRUE(std::filesystem::remove(file));

    const auto asked =
        broker->handle({.method = "GET", .target = "/diagnostic/status/dependencies"});
    EXPECT_EQ(asked.status, 500);
    EXPECT_NE(asked.body.find("\"ok\":false"), std::string::npos) << asked.body;
    EXPECT_EQ(asked.body.find(file), std::string::npos) << "nobody else's business: " << asked.body;
    EXPECT_NE(log.find(file + " was deleted"), std::string::npos) << log;

    log.clear();
    const auto written =
        broker->handle({.method = "PUT",
                        .target = "/pacticipants/Shop/versions/1",
                        .headers = http::Headers({{"Content-Type", "application/json"}})});
    EXPECT_EQ(written.status, 500) << "what would be lost is not taken";
    EXPECT_NE(log.find(file + " was deleted"), std::string::npos) << log;
}

TEST(Broker, opens_nothing_but_the_heartbeat_to_strangers) {
    const support::TemporaryStore store;
    const auto broker =
        Broker::open(
            {.settings = {.database = {.url = store.url()},
                          .api = {.authentication = {.write_user = api::Credentials{"u", "p"},
                                                     .public_heartbeat = true}}}})
            .value();
    const auto status_of = [&](std::string target) {
        return broker->handle({.method = "GET", .target = std::move(target)}).status;
    };
    EXPECT_EQ(status_of("/diagnostic/status/heartbeat"), 200);
    EXPECT_EQ(status_of("/diagnostic/status/dependencies"), 401);
}

TEST(Broker, has_the_settings_of_its_parts) {
    const support::TemporaryStore store;
    const auto broker = Broker::open({.settings = {.database = {.url = store.url()},
                                                   .api = {.base_urls = {"https://b"}}}})
                            .value();
    EXPECT_NE(broker->handle({}).body.find("https://b/pacticipants"), std::string::npos);
}

}  // namespace
}  // namespace accord::broker
