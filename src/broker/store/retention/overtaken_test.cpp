// What was overtaken, as rows.
#include "broker/store/retention/overtaken.hpp"

#include "support/broker/world.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::store {
namespace {

using support::World;
using testing::ElementsAre;

void trigger(db::Session& session, std::string_view uuid, std::string_view webhook_and_event) {
    session.run(fmt::format(
        "insert into triggered_webhooks (uuid, webhook_id, event_name, trigger_type, "
        "event_context, status, consumer_id, provider_id, pact_publication_id, created_at, "
        "updated_at) select '{}', {}, 'x', '{{}}', 'success', consumer_id, provider_id, id, 1, 1 "
        "from pact_publications where id = (select min(id) from pact_publications)",
        uuid,
        webhook_and_event));
}

TEST(OldDeliveries, leave_the_last_of_each_webhook_pair_and_event) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    const auto left =
        world.database()
            .write([&](db::Transaction& transaction) {
                auto& session = transaction.session();
                session.run(
                    "insert into webhooks (uuid, description, enabled, method, url, "
                    "headers, created_at, updated_at) values ('w', '', 1, 'POST', "
                    "'http://x', '{}', 0, 0)");
                trigger(session, "1", "(select id from webhooks), 'published'");
                trigger(session, "2", "(select id from webhooks), 'published'");
                trigger(session, "3", "(select id from webhooks), 'verified'");
                trigger(session, "4", "null, 'published'");
                EXPECT_TRUE(find_old_deliveries(session, Instant{}, {}).empty()) << "too young";
                const auto old = find_old_deliveries(session, world.now(), {});
                EXPECT_EQ(delete_deliveries(session, old), 2);
                return session.all<std::string>("select uuid from triggered_webhooks order by id");
            })
            .value();
    EXPECT_THAT(left, ElementsAre("2", "3"));
}

/// Whatever is too old, once with a delivery that still waits, and once without.
TEST(Overtaken, waits_for_deliveries_that_tell_of_it) {
    World world;
    world.publish("Shop", "1", "Orders", "a");
    world.publish("Shop", "1", "Orders", "b");
    world.verify("Shop", "Orders", "b", "2", false);
    world.verify("Shop", "Orders", "b", "2", true);
    const auto done = world.database().write([&](db::Transaction& transaction) {
        auto& session = transaction.session();
        trigger(session, "1", "null, 'published'");
        session.run("update triggered_webhooks set due_at = 1");
        session.run(
            "update triggered_webhooks set verification_id = (select min(id) from "
            "verifications)");
        const auto publications = session.all<std::int64_t>("select id from pact_publications");
        const auto results = session.all<std::int64_t>("select id from verifications");
        const auto deliveries = session.all<std::int64_t>("select id from triggered_webhooks");
        EXPECT_TRUE(find_replaced_revisions(session, world.now(), {}).empty());
        EXPECT_TRUE(find_overtaken_results(session, world.now(), {}).empty());
        EXPECT_TRUE(find_old_deliveries(session, world.now(), {}).empty());
        EXPECT_EQ(delete_replaced_revisions(session, publications), 0);
        EXPECT_EQ(delete_overtaken_results(session, results), 0);
        EXPECT_EQ(delete_deliveries(session, deliveries), 0);
        session.run("update triggered_webhooks set due_at = null");
        EXPECT_EQ(find_old_deliveries(session, world.now(), {}).size(), deliveries.size());
        EXPECT_EQ(delete_overtaken_results(session, results), 1);
        EXPECT_EQ(delete_replaced_revisions(session, publications), 1);
    });
    EXPECT_TRUE(done);
}

}  // namespace
}  // namespace accord::broker::store
