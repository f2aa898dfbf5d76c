// A database: values, transactions, many at once.
#include "db/database.hpp"

#include "support/database/test_database.hpp"

#include <atomic>
#include <thread>

namespace accord::db {
namespace {

using support::TestDatabase;

constexpr Migration kPeople[] = {
    {1, "people", "create table people (id {{id}}, name text unique, age bigint);\n"}};

std::unique_ptr<Database> open_people(const TestDatabase& place) {
    auto database = Database::open({.url = place.url()}).value();
    database->migrate(kPeople, Instant{}).value();
    return database;
}

struct Person {
    std::string name;
    std::optional<std::int64_t> age;
    using Columns = std::tuple<std::string, std::optional<std::int64_t>>;
    bool operator==(const Person&) const = default;
};

std::vector<Person> everybody(Database& database) {
    return database
        .read([](Session& s) { return s.all<Person>("select name, age from people order by id"); })
        .value();
}

TEST(Database, reads_rows_as_they_were_written) {
    const TestDatabase place;
    auto database = open_people(place);
    const auto id = database->write([](Transaction& t) {
        auto& s = t.session();
        s.run("insert into people (name, age) values (?, ?)", "Žoë \"quoted\" 'x'?", 7);
        const auto added =
            s.one<std::int64_t>("insert into people (name, age) values (?, ?) returning id",
                                std::string_view("Bob"),
                                std::optional<std::int64_t>());
        t.commit();
        return *added;
    });
    EXPECT_EQ(id, 2);
    EXPECT_EQ(everybody(*database),
              (std::vector<Person>{{"Žoë \"quoted\" 'x'?", 7}, {"Bob", std::nullopt}}));
}

TEST(Database, undoes_what_was_not_committed) {
    const TestDatabase place;
    auto database = open_people(place);
    EXPECT_TRUE(database->write(
        [](Transaction& t) { t.session().run("insert into people (name) values (?)", "x"); }));
    EXPECT_TRUE(everybody(*database).empty());
}

TEST(Database, a_broken_constraint_is_a_conflict_and_the_connection_stays_usable) {
    const TestDatabase place;
    auto database = open_people(place);
    for (const bool expected : {true, false, false}) {
        const auto written = database->write([](Transaction& t) {
            t.session().run("insert into people (name) values (?)", "same");
            t.commit();
        });
        ASSERT_EQ(written.has_value(), expected);
        if (!written) {
            EXPECT_EQ(written.error().code, ErrorCode::kConflict);
        }
    }
    EXPECT_EQ(everybody(*database).size(), 1U);
}

TEST(Database, many_writers_lose_nothing_while_readers_read) {
    const TestDatabase place;
    auto database = open_people(place);
    std::atomic<int> failures = 0;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 50; ++i) {
                const auto written = database->write([&](Transaction& t) {
                    t.session().run("insert into people (name) values (?)",
                                    std::to_string(thread * 1000 + i));
                    t.commit();
                });
                const auto read = database->read(
                    [](Session& s) { return s.one<std::int64_t>("select count(*) from people"); });
                if (!written || !read) {
                    ++failures;
                }
            }
        });
    }
    threads.clear();
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(everybody(*database).size(), 200U);
}

TEST(Database, migrations_are_applied_once) {
    const TestDatabase place;
    open_people(place);
    auto again = open_people(place);
    EXPECT_EQ(again->read([](Session& s) {
        return s.one<std::int64_t>("select count(*) from schema_migrations");
    }),
              1);
}

TEST(Database, a_failing_migration_changes_nothing_and_is_named) {
    const TestDatabase place;
    auto database = open_people(place);
    constexpr Migration kBroken[] = {
        {2, "broken", "create table more (id {{id}});\ncreate table people (id {{id}});\n"}};
    const auto error = database->migrate(kBroken, Instant{}).error();
    EXPECT_TRUE(error.message.starts_with("migration 2 \"broken\": database: ")) << error.message;
    EXPECT_FALSE(
        database->read([](Session& s) { return s.one<std::int64_t>("select 1 from more"); }));
}

TEST(Database, is_busy_when_no_connection_gets_free_in_time) {
    const TestDatabase place;
    auto database =
        Database::open({.url = place.url(), .writers = 1, .wait_max = std::chrono::milliseconds(1)})
            .value();
    const auto inner = database->write(
        [&](Transaction&) { return database->write([](Transaction&) { return 1; }); });
    EXPECT_EQ(inner.value().error().code, ErrorCode::kTimeout);
}

TEST(Database, a_migration_may_fill_in_what_sql_can_not) {
    const TestDatabase place;
    auto database = open_people(place);
    const auto fill = [](Session& s) { s.run("insert into people (name) values (?)", "filled"); };
    const Migration more[] = {{2, "filled", "create table more (id {{id}});\n", fill}};
    ASSERT_TRUE(database->migrate(more, Instant{}));
    EXPECT_EQ(everybody(*database).at(0).name, "filled");
    ASSERT_TRUE(database->migrate(more, Instant{}));
    EXPECT_EQ(everybody(*database).size(), 1U) << "once";
}

}  // namespace
}  // namespace accord::db
