// Who hears of which event.
#include "broker/domain/events/event_filter.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

const EventRecord kVerified{.name = "provider_verification_published",
                            .consumer = EventVersion{.pacticipant = "Shop", .number = "1"},
                            .provider = EventVersion{.pacticipant = "Orders", .number = "o1"}};
const EventRecord kDeployed{.name = "deployment_recorded",
                            .version = EventVersion{.pacticipant = "Shop", .number = "1"},
                            .environment = EventEnvironment{.uuid = "u", .name = "prod"}};

TEST(EventFilter, wants_all_where_nothing_is_said) {
    EXPECT_TRUE(EventFilter().wants(kVerified));
    EXPECT_TRUE(EventFilter().wants(kDeployed));
}

TEST(EventFilter, wants_the_names_that_are_listed) {
    const EventFilter filter{.names = {"deployment_recorded", "release_recorded"}};
    EXPECT_TRUE(filter.wants(kDeployed));
    EXPECT_FALSE(filter.wants(kVerified));
}

TEST(EventFilter, wants_events_about_either_side) {
    EXPECT_TRUE(EventFilter({.pacticipants = {"Orders"}}).wants(kVerified));
    EXPECT_TRUE(EventFilter({.pacticipants = {"Shop"}}).wants(kVerified));
    EXPECT_TRUE(EventFilter({.pacticipants = {"Shop"}}).wants(kDeployed));
    EXPECT_FALSE(EventFilter({.pacticipants = {"Orders"}}).wants(kDeployed));
}

TEST(EventFilter, wants_environments_by_name_or_identifier) {
    EXPECT_TRUE(EventFilter({.environments = {"prod"}}).wants(kDeployed));
    EXPECT_TRUE(EventFilter({.environments = {"u"}}).wants(kDeployed));
    EXPECT_FALSE(EventFilter({.environments = {"test"}}).wants(kDeployed));
    EXPECT_FALSE(EventFilter({.environments = {"prod"}}).wants(kVerified));
}

}  // namespace
}  // namespace accord::broker::domain
