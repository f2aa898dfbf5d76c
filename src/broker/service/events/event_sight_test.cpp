// What an account sees of an event is remembered, until accounts or teams change.
#include "broker/service/events/event_sight.hpp"

#include "broker/service/events/events.hpp"
#include "broker/service/teams/team_members.hpp"
#include "broker/service/versions/tags.hpp"
#include "broker/store/events/events.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

namespace accord::broker::service {
namespace {

class EventSightOfBob : public testing::Test {
  protected:
    EventSightOfBob() {
        users_.administrator();
        bob_ = users_.user("bob@example.org", domain::kUserRole);
        users_([](Work& work) {
            auto tagged = tag_version(work, {"Shop", "1"}, "dev");
            keep_events(work);
            return tagged;
        });
        team_ = users_([](Work& work) {
                    return create_team(work, {.name = "Shop", .pacticipants = {"Shop"}});
                })
                    .value()
                    .team.uuid;
        place_ = users_([](Work& work) {
            while (store::order_events(work.session) > 0) {
            }
            return store::events_after(work.session, 0, 100).back().place;
        });
    }
    void be_members(const std::vector<std::string>& members) {
        EXPECT_TRUE(users_([&](Work& work) { return set_members(work, team_, members); }));
    }
    /// As a stream that is opened now.
    std::optional<bool> sees() {
        const auto [account, version] = users_([&](Work& work) {
            return std::pair(store::find_user(work.session, bob_)->id,
                             store::identity_version(work.session));
        });
        return sight_.sees(store_.database(), {.account = account}, version, place_);
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    std::string bob_;
    std::string team_;
    std::int64_t place_ = 0;
    EventSight sight_;
};

TEST_F(EventSightOfBob, ends_when_bob_leaves_the_team) {
    be_members({bob_});
    EXPECT_EQ(sees(), true);
    be_members({});
    EXPECT_EQ(sees(), false);
}

TEST_F(EventSightOfBob, begins_when_bob_joins_the_team) {
    EXPECT_EQ(sees(), false);
    be_members({bob_});
    EXPECT_EQ(sees(), true);
}

}  // namespace
}  // namespace accord::broker::service
