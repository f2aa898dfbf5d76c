// The name of a state changes with each commit, whoever makes it; on SQLite with nothing else.
// (What others do on the same server changes it on PostgreSQL, too.)
#include "db/database.hpp"
#include "support/database/test_database.hpp"

#include <atomic>
#include <thread>

namespace accord::db {
namespace {

constexpr Migration kCounter[] = {
    {1, "counter", "create table counter (value bigint);\ninsert into counter values (0);\n"}};

/// A database that several nodes use.
class SharedDatabase {
  public:
    [[nodiscard]] std::unique_ptr<Database> node() const {
        return Database::open({.url = place_.url()}).value();
    }

  private:
    support::TestDatabase place_{kCounter};
};

void count_up(Database& database) {
    database
        .write([](Transaction& t) {
            t.session().run("update counter set value = value + 1");
            t.commit();
        })
        .value();
}

std::int64_t counted(Database& database) {
    return database
        .read([](Session& s) { return *s.one<std::int64_t>("select value from counter"); })
        .value();
}

TEST(SqliteStateWatch, gives_one_name_while_nothing_is_written) {
    const SharedDatabase shared;
    const auto node = shared.node();
    const auto before = node->state();
    ASSERT_TRUE(before);
    EXPECT_EQ(counted(*node), 0);
    EXPECT_EQ(node->state(), before);
}

TEST(StateWatch, gives_another_with_each_commit_here_and_elsewhere) {
    const SharedDatabase shared;
    const auto node = shared.node();
    const auto other = shared.node();
    const auto first = node->state();
    count_up(*node);
    const auto second = node->state();
    EXPECT_NE(second, first);
    count_up(*other);
    EXPECT_NE(node->state(), second);
}

TEST(SqliteStateWatch, keeps_the_name_when_a_transaction_is_undone) {
    const SharedDatabase shared;
    const auto node = shared.node();
    const auto before = node->state();
    EXPECT_TRUE(node->write(
        [](Transaction& t) { t.session().run("update counter set value = value + 1"); }));
    EXPECT_EQ(node->state(), before);
}

TEST(StateWatch, of_equal_names_nothing_lies_between) {
    const SharedDatabase shared;
    const auto node = shared.node();
    std::atomic<bool> ended = false;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            while (!ended) {
                const auto before = node->state();
                const auto first = counted(*node);
                const auto second = counted(*node);
                if (before == node->state()) {
                    EXPECT_EQ(first, second);
                }
            }
        });
    }
    const auto other = shared.node();
    for (int i = 0; i < 200; ++i) {
        count_up(i % 2 == 0 ? *other : *node);
    }
    ended = true;
}

TEST(StateWatch, waits_for_no_answer_to_an_older_question) {
    const SharedDatabase shared;
    const auto node = shared.node();
    std::atomic<bool> ended = false;
    std::vector<std::jthread> askers;
    for (int i = 0; i < 3; ++i) {
        askers.emplace_back([&] {
            while (!ended) {
                node->state();
            }
        });
    }
    for (int i = 0; i < 100; ++i) {
        const auto before = node->state();
        count_up(*node);
        EXPECT_NE(node->state(), before);
    }
    ended = true;
}

}  // namespace
}  // namespace accord::db
