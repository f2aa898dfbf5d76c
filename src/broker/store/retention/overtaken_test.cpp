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
        "from pact_publications",
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

}  // namespace
}  // namespace accord::broker::store
