// The broker as one piece, as the command line runs it.
#include "broker/broker.hpp"

#include "base/json.hpp"
#include "support/broker/newer_schema.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/database/test_database.hpp"

#include <gmock/gmock.h>

namespace accord::broker {
namespace {

TEST(Broker, answers_on_the_database_it_was_given) {
    const support::TemporaryStore store;
    const auto broker = Broker::open({.settings = {.database = {.url = store.url()}}}).value();
    EXPECT_EQ(broker->handle({.method = "GET", .target = "/pacticipants"}).status, 200);
    EXPECT_EQ(broker->handle({.method = "GET", .target = "/diagnostic/status/dependencies"}).status,
              200);
}

/// Why it does not open; nothing when it does.
std::string refusal(const DatabaseSettings& database) {
    const auto broker = Broker::open({.settings = {.database = database}});
    return broker ? "" : broker.error().message;
}

TEST(Broker, ends_sessions_by_its_settings) {
    const support::TemporaryStore store;
    const auto clock = std::make_shared<ManualClock>(parse_iso8601("2026-01-02T03:04:05Z").value());
    BrokerOptions options{.settings = {.database = {.url = store.url()}}, .clock = clock};
    options.settings.users = {"ann@example.org", "a long password"};
    options.settings.use_cases.session_rules.inactivity = std::chrono::minutes(20);
    const auto broker = Broker::open(std::move(options)).value();
    const auto begun =
        broker->handle({.method = "POST",
                        .target = "/session",
                        .headers = {{"Content-Type", "application/json"}},
                        .body = R"({"email":"ann@example.org","password":"a long password"})"});
    ASSERT_EQ(begun.status, 201) << begun.body;
    const auto field = begun.headers.value_or("set-cookie", "");
    const std::string cookie(field.substr(0, field.find(';')));
    const auto status = [&] {
        return broker->handle({.target = "/pacticipants", .headers = {{"Cookie", cookie}}}).status;
    };
    EXPECT_EQ(status(), 200);
    clock->advance(std::chrono::minutes(19));
    EXPECT_EQ(status(), 200);
    clock->advance(std::chrono::minutes(21));
    EXPECT_EQ(status(), 401);
}

TEST(Broker, leaves_the_schema_alone_when_it_is_told_to) {
    const support::TestDatabase place;
    EXPECT_THAT(refusal({.url = place.url(), .migrate = false}),
                testing::EndsWith("of the migrations of this version, and auto_migrate_db is "
                                  "false: start once with auto_migrate_db=true"));
    EXPECT_EQ(refusal({.url = place.url()}), "");
    EXPECT_EQ(refusal({.url = place.url(), .migrate = false}), "");
}

TEST(Broker, may_refuse_the_schema_of_a_newer_version) {
    const support::TemporaryStore store;
    const auto change = [&](void (*what)(db::Session&)) {
        EXPECT_TRUE(store.database().write([&](db::Transaction& transaction) {
            what(transaction.session());
            transaction.commit();
        }));
    };
    EXPECT_EQ(refusal({.url = store.url(), .accept_newer_schema = false}), "");
    change(support::add_newer_migration);
    EXPECT_EQ(refusal({.url = store.url()}), "");
    EXPECT_EQ(refusal({.url = store.url(), .accept_newer_schema = false}),
              "the database has 1 migration of a newer version, and "
              "allow_missing_migration_files is false: start that version");
    change(support::remove_newer_migration);
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

TEST(Broker, shows_what_runs_beside_the_requests) {
    const support::TemporaryStore store;
    const auto broker = Broker::open({.settings = {.database = {.url = store.url()}}}).value();
    const auto shown =
        json::parse(broker->handle({.method = "GET", .target = "/diagnostic/status/workers"}).body);
    std::vector<std::string> names;
    for (const auto& worker : *json::array_at(shown.value().get_object(), "workers")) {
        names.push_back(json::string_or(worker.get_object(), "name"));
    }
    EXPECT_THAT(
        names,
        testing::ElementsAre("watchers", "events", "webhooks", "last uses", "audit log", "clean"));
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
