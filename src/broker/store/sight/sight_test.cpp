// What readers of teams find, table by table.
#include "broker/store/sight/sight.hpp"

#include "db/dialect/connection_url.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/world.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace accord::broker::store {
namespace {

using testing::ElementsAre;

std::vector<std::string> tables_of(db::Session& session) {
    return session.dialect() == db::Dialect::kSqlite
               ? session.all<std::string>(
                     "select name from sqlite_master where type = 'table' "
                     "and name not like 'sqlite%' order by name")
               : session.all<std::string>(
                     "select cast(tablename as text) from pg_tables where "
                     "schemaname = cast(current_schema() as text) order by 1");
}

/// One that is added later would show everything.
TEST(Sight, knows_every_table) {
    support::TemporaryStore store;
    std::vector<std::string> known = narrowed_tables();
    for (const auto& [name, reason] : open_tables()) {
        EXPECT_FALSE(reason.empty()) << name;
        known.emplace_back(name);
    }
    EXPECT_EQ(std::set(known.begin(), known.end()).size(), known.size()) << "one is there twice";
    const auto tables = store.database().read(tables_of).value();
    EXPECT_GT(tables.size(), 30U);
    for (const auto& table : tables) {
        EXPECT_TRUE(std::ranges::find(known, table) != known.end())
            << table << " is neither narrowed nor open: see sight.cpp";
    }
    for (const auto& name : known) {
        EXPECT_TRUE(std::ranges::find(tables, name) != tables.end()) << name << " is no table";
    }
}

/// Shop is of the reader's team and has a contract with Orders, which has one with Stock; Free is
/// of none and Mine of their own making.
class Seen : public testing::Test {
  protected:
    Seen() {
        world_.publish("Shop", "1", "Orders", "a");
        world_.publish("Orders", "1", "Stock", "b");
        world_.publish("Free", "1", "Depot", "c");
        world_.branch("Stock", "1", "secret");
        const auto done = world_.database().write([](db::Transaction& transaction) {
            auto& s = transaction.session();
            s.run_once(
                "insert into users (id, uuid, type, name, search_text, active, created_at, "
                "updated_at) values (7, 'seven', 0, 'x', 'x', 1, 0, 0), "
                "(8, 'eight', 0, 'y', 'y', 1, 0, 0)");
            s.run_once(
                "insert into teams (id, uuid, name, name_key, created_at, updated_at) "
                "values (1, 'a', 'a', 'a', 0, 0), (2, 'b', 'b', 'b', 0, 0)");
            s.run_once(
                "insert into team_members (team_id, user_id, is_member, is_administrator) "
                "values (1, 7, 1, 0), (2, 8, 1, 0)");
            s.run_once(
                "insert into team_pacticipants (team_id, pacticipant_id) "
                "select 1, id from pacticipants where name = 'Shop'");
            s.run_once(
                "insert into team_pacticipants (team_id, pacticipant_id) "
                "select 2, id from pacticipants where name in ('Orders', 'Stock', 'Depot')");
            transaction.commit();
            return 0;
        });
        EXPECT_TRUE(done);
    }

    std::vector<std::string> find(std::string_view sql, Sight sight = {.account = 7}) {
        return world_.database()
            .read_narrowed([&](db::Session& session) { narrow(session, sight); },
                           [&](db::Session& session) { return session.all<std::string>(sql); })
            .value();
    }

    support::World world_;
};

constexpr std::string_view kSeenNames = "select name from pacticipants order by name";
constexpr std::string_view kSeenPairs =
    "select c.name || '-' || p.name from integrations i join pacticipants c on c.id = "
    "i.consumer_id join pacticipants p on p.id = i.provider_id order by 1";

TEST_F(Seen, is_what_is_ours_and_the_counterparts_of_contracts_with_it) {
    EXPECT_THAT(find(kSeenNames), ElementsAre("Depot", "Free", "Orders", "Shop"));
    EXPECT_THAT(find(kSeenPairs), ElementsAre("Free-Depot", "Shop-Orders"));
    EXPECT_THAT(find("select name from branches"), ElementsAre());
    EXPECT_THAT(find(kSeenNames, {.account = 8}),
                ElementsAre("Depot", "Free", "Orders", "Shop", "Stock"));
    EXPECT_THAT(find(kSeenPairs, {.account = 8}),
                ElementsAre("Free-Depot", "Orders-Stock", "Shop-Orders"));
}

TEST_F(Seen, is_of_whom_the_session_was_told_last) {
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(find(kSeenNames).size(), 4U);
        EXPECT_EQ(find(kSeenNames, {.account = 8}).size(), 5U);
    }
    EXPECT_THAT(find(kSeenNames, {.account = 9}), ElementsAre("Depot", "Free"))
        << "of no team: what is everybody's";
}

TEST_F(Seen, by_others_is_everything) {
    find(kSeenNames);
    EXPECT_EQ(world_
                  .read([](db::Session& s) {
                      return s.all<std::string>("select name from pacticipants");
                  })
                  .size(),
              5U);
}

TEST_F(Seen, by_writers_who_ask_is_the_same) {
    world_.read([](db::Session& s) {
        EXPECT_EQ(names_in_sight(s, 7).size(), 4U);
        EXPECT_TRUE(is_in_sight(s, 7, "Orders"));
        EXPECT_FALSE(is_in_sight(s, 7, "Stock"));
        EXPECT_FALSE(is_in_sight(s, 7, "Nobody"));
        return 0;
    });
}

}  // namespace
}  // namespace accord::broker::store
