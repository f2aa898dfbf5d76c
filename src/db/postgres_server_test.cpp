// What a server does to those who are connected: connections end, transactions collide, others
// migrate, locks are waited for.
#include "db/database.hpp"
#include "db/dialect/announcements.hpp"
#include "db/dialect/locks.hpp"
#include "support/database/test_database.hpp"

#include <atomic>
#include <barrier>
#include <latch>
#include <thread>

namespace accord::db {
namespace {

using support::TestDatabase;

/// ctest leaves them out on SQLite.
class PostgresServer : public testing::Test {
    void SetUp() override {
        if (!TestDatabase::is_postgres()) {
            GTEST_SKIP() << "needs PostgreSQL: tests/support/database/postgres.sh run THIS_PROGRAM";
        }
    }
};

class PostgresLock : public PostgresServer {};

constexpr Migration kCounters[] = {
    {1, "counters", "create table counters (name text primary key, value bigint);\n"}};

/// Connections that a test may end: those of its own.
std::string url_of(const TestDatabase& place) { return place.url() + "?application_name=ended"; }

std::unique_ptr<Database> open_counters(const TestDatabase& place) {
    auto database = Database::open({.url = url_of(place)}).value();
    database->migrate(kCounters, Instant{}).value();
    return database;
}

/// Ends every connection to the database, as a restart of the server does.
void end_connections(const TestDatabase& place) {
    Database::open({.url = place.url()})
        .value()
        ->read([](Session& s) {
            return s.all<bool>(
                "select case when pg_terminate_backend(pid, 5000) then 1 else 0 end "
                "from pg_stat_activity where datname = current_database() "
                "and application_name = 'ended'");
        })
        .value();
}

Result<int> insert(Database& database, const std::string& name) {
    return database.write([&](Transaction& t) {
        t.session().run("insert into counters (name, value) values (?, 1)", name);
        t.commit();
        return 1;
    });
}

std::int64_t counters_in(Database& database) {
    return database
        .read([](Session& s) { return *s.one<std::int64_t>("select count(*) from counters"); })
        .value();
}

TEST_F(PostgresServer, is_asked_to_compile_no_statements_and_to_pack_with_lz4) {
    const TestDatabase place;
    const auto database = open_counters(place);
    const auto shown = [&](const std::string& name) {
        return database->read([&](Session& s) { return s.one<std::string>("show " + name); })
            .value();
    };
    EXPECT_EQ(shown("jit"), "off");
    EXPECT_EQ(shown("default_toast_compression"), "lz4");
}

TEST_F(PostgresServer, that_ended_all_connections_is_connected_to_anew) {
    const TestDatabase place;
    auto database = open_counters(place);
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(insert(*database, std::to_string(i)));
        EXPECT_EQ(counters_in(*database), i + 1);
        end_connections(place);
    }
    EXPECT_EQ(counters_in(*database), 3);
    EXPECT_TRUE(database->ping());
}

TEST_F(PostgresServer, that_ends_a_connection_in_the_midst_has_the_work_run_again) {
    const TestDatabase place;
    auto database = open_counters(place);
    int runs = 0;
    const auto written = database->write([&](Transaction& t) {
        t.session().run("insert into counters (name, value) values ('a', 1)");
        if (++runs == 1) {
            end_connections(place);
        }
        t.session().run("insert into counters (name, value) values ('b', 1)");
        t.commit();
        return runs;
    });
    EXPECT_EQ(written, 2);
    EXPECT_EQ(counters_in(*database), 2);
}

TEST_F(PostgresServer, that_ends_a_connection_while_it_commits_leaves_open_what_was_kept) {
    const TestDatabase place;
    auto database = open_counters(place);
    int runs = 0;
    const auto written = database->write([&](Transaction& t) {
        ++runs;
        t.session().run("insert into counters (name, value) values ('a', 1)");
        end_connections(place);
        t.commit();
    });
    EXPECT_EQ(runs, 1) << "it is not done twice";
    EXPECT_EQ(written.error().code, ErrorCode::kUnavailable);
    EXPECT_TRUE(insert(*database, "a"));
}

TEST_F(PostgresServer, tells_deadlocks_and_the_work_is_run_again) {
    const TestDatabase place;
    auto database = open_counters(place);
    ASSERT_TRUE(insert(*database, "a"));
    ASSERT_TRUE(insert(*database, "b"));
    std::latch both(2);
    const auto add_one = [&](std::string_view first, std::string_view second) {
        int runs = 0;
        return database->write([&](Transaction& t) {
            t.session().run("update counters set value = value + 1 where name = ?", first);
            if (++runs == 1) {
                both.arrive_and_wait();
            }
            t.session().run("update counters set value = value + 1 where name = ?", second);
            t.commit();
            return runs;
        });
    };
    Result<int> other;
    std::jthread thread([&] { other = add_one("b", "a"); });
    const auto own = add_one("a", "b");
    thread.join();
    ASSERT_TRUE(own && other);
    // Who begins anew may take the row that was let go before the other one wakes.
    EXPECT_GE(*own + *other, 3) << "one of them twice";
    EXPECT_EQ(database->read([](Session& s) {
        return *s.one<std::int64_t>("select min(value) from counters");
    }),
              3);
}

TEST_F(PostgresServer, shows_a_reading_transaction_one_state) {
    const TestDatabase place;
    auto database = open_counters(place);
    const auto counts = database->read([&](Session& s) {
        const auto before = *s.one<std::int64_t>("select count(*) from counters");
        EXPECT_TRUE(insert(*database, "a"));
        return std::pair(before, *s.one<std::int64_t>("select count(*) from counters"));
    });
    EXPECT_EQ(counts, (std::pair<std::int64_t, std::int64_t>(0, 0)));
    EXPECT_FALSE(database->read([](Session& s) { return s.run("delete from counters"); }));
}

TEST_F(PostgresServer, gives_up_a_statement_that_takes_too_long) {
    const TestDatabase place;
    auto database =  // what is asked at the opening and afterwards has that time, too
        Database::open({.url = place.url(), .statement_time_max = std::chrono::seconds(1)}).value();
    const auto slept = database->read(
        [](Session& s) { return s.one<std::string>("select cast(pg_sleep(30) as text)"); });
    EXPECT_EQ(slept.error().code, ErrorCode::kTimeout);
    EXPECT_TRUE(database->ping());
}

TEST_F(PostgresServer, is_migrated_once_by_many) {
    const TestDatabase place;
    constexpr std::ptrdiff_t kNodes = 6;
    std::barrier start(kNodes);
    std::atomic<int> failures = 0;
    std::vector<std::jthread> nodes;
    for (std::ptrdiff_t i = 0; i < kNodes; ++i) {
        nodes.emplace_back([&] {
            auto database = Database::open({.url = place.url()}).value();
            start.arrive_and_wait();
            const auto migrated = database->migrate(kCounters, Instant{});
            failures += migrated ? 0 : 1;
        });
    }
    nodes.clear();
    EXPECT_EQ(failures, 0);
}

TEST_F(PostgresServer, compares_text_by_bytes_whatever_its_locale) {
    const TestDatabase place;
    auto database = open_counters(place);
    for (const auto* name : {"b", "B", "a", "Ä", "_"}) {
        ASSERT_TRUE(insert(*database, name));
    }
    EXPECT_EQ(database->read([](Session& s) {
        return s.all<std::string>("select name from counters order by name");
    }),
              (std::vector<std::string>{"B", "_", "a", "b", "Ä"}));
}

TEST_F(PostgresLock, keeps_what_is_read_until_it_is_written) {
    const TestDatabase place;
    auto database = open_counters(place);
    ASSERT_TRUE(insert(*database, "a"));
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 25; ++n) {
                const auto added = database->write([&](Transaction& t) {
                    auto& s = t.session();
                    lock(s, {{"counter a"}});
                    const auto value = *s.one<std::int64_t>("select value from counters");
                    s.run("update counters set value = ?", value + 1);
                    t.commit();
                });
                EXPECT_TRUE(added);
            }
        });
    }
    threads.clear();
    EXPECT_EQ(database->read(
                  [](Session& s) { return s.one<std::int64_t>("select value from counters"); }),
              101);
}

TEST_F(PostgresLock, is_shared_by_those_who_say_so) {
    const TestDatabase place;
    auto database = open_counters(place);
    const auto both = database->write([&](Transaction& outer) {
        lock(outer.session(), {{"x", LockMode::kShared}});
        return database->write([](Transaction& inner) {
            lock(inner.session(), {{"x", LockMode::kShared}, {"y"}});
            return true;
        });
    });
    EXPECT_EQ(both.value(), true);
}

class PostgresAnnouncements : public PostgresServer {};

TEST_F(PostgresAnnouncements, are_heard_when_they_are_committed_until_the_connection_is_lost) {
    const TestDatabase place;
    const auto database = open_counters(place);
    const auto listener = Listener::open(url_of(place), "news").value();
    const auto tell = [&](const std::string& channel, bool is_committed) {
        database
            ->write([&](Transaction& t) {
                announce(t.session(), channel);
                if (is_committed) {
                    t.commit();
                }
                return 1;
            })
            .value();
    };
    tell("other", true);
    tell("news", false);
    EXPECT_FALSE(listener->wait(std::chrono::milliseconds(20)).value());
    tell("news", true);
    EXPECT_TRUE(listener->wait(std::chrono::seconds(60)).value());
    listener->interrupt();
    EXPECT_FALSE(listener->wait(std::chrono::hours(1)).value());
    end_connections(place);
    Result<bool> heard = false;
    while (heard) {  // the server says goodbye first
        heard = listener->wait(std::chrono::hours(1));
    }
    EXPECT_EQ(heard.error().code, ErrorCode::kUnavailable);
}

TEST_F(PostgresAnnouncements, tell_whether_anybody_listens_in_the_same_database) {
    const TestDatabase place;
    const TestDatabase other;
    const auto is_known_to_be_heard = [](const TestDatabase& where) {
        return open_counters(where)
            ->read([](Session& session) { return is_heard(session, "news"); })
            .value();
    };
    EXPECT_FALSE(is_known_to_be_heard(place));
    auto listener = Listener::open(url_of(place), "news").value();
    const auto second = Listener::open(url_of(place), "olds").value();
    EXPECT_TRUE(is_known_to_be_heard(place));
    EXPECT_FALSE(is_known_to_be_heard(other));
    listener.reset();
    for (int i = 0; i < 1000 && is_known_to_be_heard(place); ++i) {  // the server sees it later
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_FALSE(is_known_to_be_heard(place));
}

TEST_F(PostgresAnnouncements, are_not_listened_to_elsewhere) {
    EXPECT_EQ(Listener::open("sqlite:///file", "news").error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(Listener::open("postgres://127.0.0.1:1/none", "news").error().code,
              ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace accord::db
