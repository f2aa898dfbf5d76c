// Events for watchers: each use case leaves its own, in the order in which they can be seen.
#include "broker/service/events/events.hpp"

#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/environments/releases.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"
#include "broker/store/events/events.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_contracts.hpp"

#include <thread>

namespace accord::broker::service {
namespace {

std::vector<store::StoredEvent> events_in_order(TestWork& work, std::int64_t after = 0) {
    return work([&](Work& w) {
        while (store::order_events(w.session) > 0) {
        }
        return store::events_after(w.session, after, 100);
    });
}

std::vector<std::string> names(TestWork& work, std::int64_t after = 0) {
    std::vector<std::string> out;
    for (const auto& event : events_in_order(work, after)) {
        out.push_back(event.record.name);
    }
    return out;
}

void publish(TestWork& work, std::string_view number, std::string_view description = "a") {
    const auto made = work([&](Work& w) {
        return publish_pact(w, {"Shop", number, "Orders"}, content_with(description));
    });
    ASSERT_TRUE(made);
}

TEST(Events, are_left_by_a_publication) {
    TestWork work;
    publish(work, "1");
    EXPECT_EQ(
        names(work),
        (std::vector<std::string>{
            "pacticipant_version_created", "contract_published", "contract_content_changed"}));
    const auto last = events_in_order(work).back();
    EXPECT_EQ(last.place, 3);
    EXPECT_EQ(last.record.happened_at, work.now);
    EXPECT_EQ(last.record.consumer->number, "1");
    EXPECT_EQ(last.record.provider->pacticipant, "Orders");
    publish(work, "1");
    EXPECT_EQ(names(work, 3), std::vector<std::string>{"contract_published"});
}

TEST(Events, say_which_branch_and_tags_a_version_has) {
    TestWork work;
    work([](Work& w) { return put_on_branch(w, {"Shop", "1"}, "main"); });
    work([](Work& w) { return tag_version(w, {"Shop", "1"}, "dev"); });
    publish(work, "1");
    EXPECT_EQ(names(work),
              (std::vector<std::string>{"pacticipant_version_created",
                                        "pacticipant_version_branch_changed",
                                        "pacticipant_version_tag_created",
                                        "contract_published",
                                        "contract_content_changed"}));
    const auto event = events_in_order(work).back().record;
    EXPECT_EQ(event.consumer->branch, "main");
    EXPECT_EQ(event.consumer->tags, std::vector<std::string>{"dev"});
    work([](Work& w) { return tag_version(w, {"Shop", "1"}, "dev"); });
    work([](Work& w) { return put_on_branch(w, {"Shop", "1"}, "main"); });
    EXPECT_EQ(names(work, 5), std::vector<std::string>{});
}

TEST(Events, are_left_by_a_verification) {
    TestWork work;
    publish(work, "1");
    work([](Work& w) { return put_on_branch(w, {"Orders", "o1"}, "main"); });
    const auto recorded = work([](Work& w) {
        const auto pact = store::find_pact(w.session, {"Shop", "Orders"}, "1");
        return record_verification(w,
                                   {"Shop", "Orders"},
                                   pact->sha,
                                   {.provider_version = "o1", .result = {.success = true}});
    });
    const auto events = events_in_order(work, 5);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].record.name, "provider_verification_published");
    EXPECT_EQ(events[1].record.name, "provider_verification_succeeded");
    EXPECT_EQ(events[1].record.provider->number, "o1");
    EXPECT_EQ(events[1].record.provider->branch, "main");
    EXPECT_EQ(events[1].record.result,
              (domain::EventResult{recorded->recorded.result.number, true}));
}

TEST(Events, tell_where_versions_run_and_do_not_any_more) {
    TestWork work;
    const auto environment = work([](Work& w) { return *create_environment(w, {.name = "test"}); });
    work([](Work& w) { return put_on_branch(w, {"Shop", "1"}, "main"); });
    const auto deploy = [&] {
        return work([&](Work& w) {
            return record_deployment(w, {"Shop", "1"}, environment.uuid, "blue")->deployed.uuid;
        });
    };
    const auto deployed = deploy();
    deploy();
    work([&](Work& w) { return undeploy(w, deployed).has_value(); });
    work([&](Work& w) { return undeploy(w, deployed).has_value(); });
    const auto released = work(
        [&](Work& w) { return record_release(w, {"Shop", "1"}, environment.uuid)->released.uuid; });
    work([&](Work& w) { return end_support(w, released).has_value(); });
    EXPECT_EQ(names(work, 2),
              (std::vector<std::string>{"deployment_recorded",
                                        "undeployment_recorded",
                                        "release_recorded",
                                        "support_end_recorded"}));
    const auto first = events_in_order(work, 2).front().record;
    EXPECT_EQ(first.environment, (domain::EventEnvironment{environment.uuid, "test", "blue"}));
}

TEST(Events, keep_their_places_for_ever) {
    TestWork work;
    publish(work, "1");
    names(work);
    work([&](Work& w) { return store::delete_events(w.session, work.now + std::chrono::days(1)); });
    const auto places = work([](Work& w) { return store::event_places(w.session); });
    EXPECT_EQ(places.oldest, std::nullopt);
    EXPECT_EQ(places.newest, 3);
    publish(work, "1");
    EXPECT_EQ(events_in_order(work).front().place, 4);
}

/// Two transactions of which the second commits first: the reader who has seen what the second
/// wrote goes on behind it, and must not miss what the first did.
TEST(PostgresEvents, of_a_transaction_that_commits_late_come_late) {
    if (!support::TestDatabase::is_postgres()) {
        GTEST_SKIP() << "needs PostgreSQL: on SQLite no two transactions write at once";
    }
    support::TestDatabase place(store::migrations());
    const auto database = db::Database::open({.url = place.url(), .writers = 3}).value();
    const auto insert = [](db::Session& session, std::string name) {
        const domain::EventRecord records[] = {{.name = std::move(name)}};
        store::insert_events(session, records);
    };
    const auto seen = [&](std::int64_t after) {
        const auto ordered = database->write([&](db::Transaction& transaction) {
            store::order_events(transaction.session());
            transaction.commit();
        });
        EXPECT_TRUE(ordered);
        return database
            ->read([&](db::Session& session) { return store::events_after(session, after, 10); })
            .value();
    };
    const auto done = database->write([&](db::Transaction& late) {
        insert(late.session(), "first");
        std::thread([&] {
            const auto early = database->write([&](db::Transaction& transaction) {
                insert(transaction.session(), "second");
                transaction.commit();
            });
            EXPECT_TRUE(early);
        }).join();
        const auto before = seen(0);
        ASSERT_EQ(before.size(), 1U);
        EXPECT_EQ(before[0].record.name, "second");
        late.commit();
    });
    ASSERT_TRUE(done);
    const auto after = seen(1);
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(after[0].record.name, "first");
    EXPECT_EQ(after[0].place, 2);
}

TEST(Doorbell, wakes_who_waits_and_is_not_missed) {
    using namespace std::chrono_literals;
    Doorbell bell;
    bell.ring();
    EXPECT_EQ(bell.wait(0, 1h, {}), 1U);
    std::jthread ringer([&] { bell.ring(); });
    EXPECT_EQ(bell.wait(1, 1h, {}), 2U);
    EXPECT_EQ(bell.wait(2, 1ms, {}), 2U);
    std::stop_source over;
    over.request_stop();
    EXPECT_EQ(bell.wait(2, 1h, over.get_token()), 2U);
}

}  // namespace
}  // namespace accord::broker::service
