// Who writes to SQLite at one time is kept together, and fails alone.
#include "db/database.hpp"
#include "support/database/test_database.hpp"

#include <atomic>
#include <thread>

namespace accord::db {
namespace {

using namespace std::chrono_literals;

constexpr Migration kFamily[] = {
    {1,
     "family",
     "create table people (name text primary key);\n"
     "create table children (parent text references people (name) deferrable initially deferred);\n"}};

/// Two writers, the second of which comes while the first one writes.
class TwoWriters {
  public:
    using Write = void (*)(Transaction&);

    void write(Write first_work, Write second_work) {
        std::atomic<bool> is_writing = false;
        std::jthread other([&] {
            while (!is_writing) {
                std::this_thread::yield();
            }
            second_ = database_->write(second_work).has_value();
        });
        first_ = database_
                     ->write([&](Transaction& transaction) {
                         first_work(transaction);
                         is_writing = true;
                         std::this_thread::sleep_for(200ms);  // until the other one waits
                     })
                     .has_value();
    }

    [[nodiscard]] bool first() const { return first_; }
    [[nodiscard]] bool second() const { return second_; }
    /// What everybody sees.
    [[nodiscard]] std::int64_t people() const {
        return database_
            ->read([](Session& s) { return *s.one<std::int64_t>("select count(*) from people"); })
            .value();
    }
    [[nodiscard]] Database& database() const { return *database_; }

  private:
    support::TestDatabase place_{kFamily};
    std::unique_ptr<Database> database_ = Database::open({.url = place_.url()}).value();
    std::atomic<bool> first_ = false;
    std::atomic<bool> second_ = false;
};

void add(Transaction& transaction, std::string_view name) {
    transaction.session().run("insert into people (name) values (?)", name);
    transaction.commit();
}
void add_ann(Transaction& transaction) { add(transaction, "Ann"); }
void add_bob(Transaction& transaction) { add(transaction, "Bob"); }

TEST(SqliteGroupCommit, keeps_who_comes_meanwhile_with_the_first) {
    TwoWriters writers;
    static const TwoWriters* shared = nullptr;
    shared = &writers;
    writers.write(add_ann, [](Transaction& transaction) {
        // The first one is done and waits; nobody else can see it, or it would be answered.
        EXPECT_EQ(transaction.session().one<std::int64_t>("select count(*) from people"), 1);
        EXPECT_EQ(shared->people(), 0);
        add_bob(transaction);
    });
    EXPECT_TRUE(writers.first());
    EXPECT_TRUE(writers.second());
    EXPECT_EQ(writers.people(), 2);
}

TEST(SqliteGroupCommit, undoes_of_a_work_that_fails_nothing_but_its_own) {
    TwoWriters writers;
    writers.write(add_ann, [](Transaction& transaction) {
        transaction.session().run("insert into people (name) values (?)", "Bob");
        add_ann(transaction);
    });
    EXPECT_TRUE(writers.first());
    EXPECT_FALSE(writers.second());
    EXPECT_EQ(writers.people(), 1);
}

TEST(SqliteGroupCommit, keeps_the_others_of_one_that_does_not_commit) {
    TwoWriters writers;
    writers.write(
        [](Transaction& transaction) {
            transaction.session().run("insert into people (name) values (?)", "Ann");
        },
        add_bob);
    EXPECT_TRUE(writers.first());
    EXPECT_TRUE(writers.second());
    EXPECT_EQ(writers.people(), 1);
}

TEST(SqliteGroupCommit, runs_nothing_again_for_one_that_has_changed_nothing) {
    TwoWriters writers;
    static std::atomic<int> runs = 0;
    runs = 0;
    const auto add_ann_and_count = [](Transaction& transaction) {
        ++runs;
        add_ann(transaction);
    };
    writers.write(add_ann_and_count, [](Transaction& transaction) {
        transaction.session().one<std::int64_t>("select count(*) from people");
    });
    EXPECT_TRUE(writers.first());
    EXPECT_TRUE(writers.second());
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(writers.people(), 1);
}

TEST(SqliteGroupCommit, runs_nothing_again_where_nothing_is_kept) {
    const TwoWriters writers;
    int runs = 0;
    EXPECT_TRUE(writers.database().write([&](Transaction& transaction) {
        ++runs;
        transaction.session().run("insert into people (name) values (?)", "Ann");
    }));
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(writers.people(), 0);
}

TEST(SqliteGroupCommit, fails_for_all_when_the_commit_fails) {
    TwoWriters writers;
    writers.write(add_ann, [](Transaction& transaction) {
        transaction.session().run("insert into children (parent) values (?)", "nobody");
        transaction.commit();
    });
    EXPECT_FALSE(writers.first());
    EXPECT_FALSE(writers.second());
    EXPECT_EQ(writers.people(), 0);
    EXPECT_TRUE(writers.database().write(add_ann));
    EXPECT_EQ(writers.people(), 1);
}

TEST(SqliteGroupCommit, fails_for_all_when_the_database_undoes_everything) {
    TwoWriters writers;
    writers.write(add_ann, [](Transaction& transaction) {
        transaction.session().run("rollback");  // as SQLite does by itself when a disk is full
    });
    EXPECT_FALSE(writers.first());
    EXPECT_FALSE(writers.second());
    EXPECT_TRUE(writers.database().write(add_ann));
}

TEST(SqliteGroupCommit, lets_many_write_at_once) {
    TwoWriters writers;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 25; ++i) {
                const auto name = std::to_string(thread) + "/" + std::to_string(i);
                EXPECT_TRUE(writers.database().write(
                    [&](Transaction& transaction) { add(transaction, name); }));
            }
        });
    }
    threads.clear();
    EXPECT_EQ(writers.people(), 200);
}

}  // namespace
}  // namespace accord::db
