// The migrations, applied to an empty database.
#include "broker/store/schema.hpp"

#include "db/dialect/connection_url.hpp"
#include "db/dialect/sequence.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/world.hpp"

namespace accord::broker::store {
namespace {

using support::TemporaryStore;

TEST(Schema, applies_to_an_empty_database) {
    TemporaryStore store;
    EXPECT_EQ(store.database().read([](db::Session& s) {
        return s.one<std::int64_t>("select value from sequences where name = 'version_ordinal'");
    }),
              0);
}

TEST(Schema, numbers_grow_from_where_they_stood) {
    TemporaryStore store;
    const auto next = [&](std::string_view sequence) {
        return store.write([&](db::Session& s) { return db::next_in(s, sequence); });
    };
    EXPECT_EQ(next(kOrdinals), 1);
    EXPECT_EQ(next(kVerificationNumbers), 101);
    EXPECT_EQ(next(kOrdinals), 2);
}

using Successes = std::vector<std::tuple<std::int64_t, std::string, std::int64_t>>;

Successes kept_successes(db::Session& session) {
    return session.all<Successes::value_type>(R"sql(
select k.pact_version_id, b.name, k.provider_version_id
from branch_successes k
join branches b on b.id = k.branch_id
union all
select pact_version_id, name, provider_version_id
from tag_successes
order by 1, 2, 3
)sql");
}

TEST(Schema, knows_of_an_older_database_what_branches_and_tags_have_verified) {
    support::World world;
    world.publish("Shop", "1", "Orders", "a content");
    for (const auto* number : {"1", "2", "3"}) {
        world.branch("Orders", number, "main");
        world.tag("Orders", number, "dev");
        world.verify("Shop", "Orders", "a content", number, number != std::string_view("3"));
        world.verify("Shop", "Orders", "a content", number, false);
    }
    const auto before = world.read(kept_successes);
    EXPECT_EQ(before.size(), 4U);
    const auto done = world.database().write([&](db::Transaction& transaction) {
        auto& session = transaction.session();
        for (const auto* undone : {"drop table branch_successes",
                                   "drop table tag_successes",
                                   "delete from schema_migrations where number = 17"}) {
            session.run_once(undone);
        }
        transaction.commit();
        return 0;
    });
    ASSERT_TRUE(done);
    const auto url = db::parse_connection_url(world.url()).value();
    db::Session session(url.dialect, url.connection);
    db::apply_migrations(session, migrations(), world.now());
    EXPECT_EQ(world.read(kept_successes), before);
}

}  // namespace
}  // namespace accord::broker::store
