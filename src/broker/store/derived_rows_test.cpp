// The rows that are kept so that reading need not compute them: each follows its cause.
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/pacts/verifications.hpp"
#include "broker/store/verifiable/verifiable_pacts.hpp"
#include "broker/store/versions/branches.hpp"
#include "broker/store/versions/tags.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/world.hpp"

namespace accord::broker::store {
namespace {

using support::TemporaryStore;

constexpr Instant kNow{std::chrono::hours(500'000)};

VersionRow version(db::Session& session, std::string_view pacticipant, std::string_view number) {
    const auto owner = find_or_create_pacticipant(session, pacticipant, kNow);
    return find_or_create_version(session, owner.id, number, kNow).version;
}

std::string head_of_main(db::Session& session, std::int64_t pacticipant_id) {
    const auto head = find_latest_version(session, pacticipant_id, {.branch = "main"});
    return head ? head->number : "none";
}

TEST(BranchHead, is_the_version_added_last_and_after_a_deletion_the_newest) {
    TemporaryStore store;
    store.write([](db::Session& s) {
        const auto one = version(s, "Shop", "1");
        const auto two = version(s, "Shop", "2");
        add_to_branch(s, two, "main", false, kNow);
        add_to_branch(s, one, "main", false, kNow);
        EXPECT_EQ(head_of_main(s, one.pacticipant_id), "1");
        delete_version(s, one);
        EXPECT_EQ(head_of_main(s, one.pacticipant_id), "2");
        delete_version(s, two);
        EXPECT_EQ(head_of_main(s, one.pacticipant_id), "none");
        return 0;
    });
}

/// Whether the pact of Shop with Orders is pending for who asks so.
bool is_pending(const support::World& world, domain::PactsForVerificationQuery query) {
    query.selectors = {{.latest = true}};
    query.include_pending = true;
    const auto found = world.read([&](db::Session& s) {
        return find_verifiable_pacts(s, find_pacticipant(s, "Orders")->id, query, world.now());
    });
    EXPECT_EQ(found.size(), 1U);
    return found.front().pending.value();
}

/// Does `change(Session&, VersionRow)` to version 1 of Orders.
template <class Change>
void change_verifier(const support::World& world, Change change) {
    const auto done = world.database().write([&](db::Transaction& transaction) {
        auto& session = transaction.session();
        const auto owner = find_pacticipant(session, "Orders")->id;
        change(session, find_version(session, owner, "1").value());
        transaction.commit();
    });
    ASSERT_TRUE(done);
}

TEST(Success, counts_for_a_branch_and_a_tag_as_long_as_its_version_has_them) {
    support::World world;
    world.publish("Shop", "1", "Orders", "a content");
    world.branch("Orders", "0", "main");
    world.tag("Orders", "0", "dev");
    world.verify("Shop", "Orders", "a content", "1", true);
    EXPECT_TRUE(is_pending(world, {.provider_branch = "main"}));
    EXPECT_TRUE(is_pending(world, {.provider_tags = {"dev"}}));
    for (int turn = 0; turn < 2; ++turn) {
        change_verifier(world, [&](db::Session& session, const VersionRow& verifier) {
            add_to_branch(session, verifier, "main", false, world.now());
            add_tag(session, verifier, "dev", world.now());
        });
        EXPECT_FALSE(is_pending(world, {.provider_branch = "main"}));
        EXPECT_FALSE(is_pending(world, {.provider_tags = {"dev"}}));
        change_verifier(world, [&](db::Session& session, const VersionRow& verifier) {
            const auto branch = find_branch(session, verifier.pacticipant_id, "main").value();
            delete_branch_version(session, branch.id, verifier.id);
            delete_tag(session, verifier.id, "dev");
        });
        EXPECT_TRUE(is_pending(world, {.provider_branch = "main"}));
        EXPECT_TRUE(is_pending(world, {.provider_tags = {"dev"}}));
    }
}

TEST(Success, that_is_deleted_counts_for_nobody) {
    support::World world;
    world.publish("Shop", "1", "Orders", "a content");
    world.branch("Orders", "1", "main");
    world.tag("Orders", "1", "dev");
    world.verify("Shop", "Orders", "a content", "1", true);
    world.verify("Shop", "Orders", "a content", "0", true);
    EXPECT_FALSE(is_pending(world, {.provider_branch = "main"}));
    EXPECT_FALSE(is_pending(world, {.provider_tags = {"dev"}}));
    change_verifier(world, [&](db::Session& session, const VersionRow& verifier) {
        session.run("delete from verifications where provider_version_id = ?", verifier.id);
    });
    EXPECT_TRUE(is_pending(world, {.provider_branch = "main"}));
    EXPECT_TRUE(is_pending(world, {.provider_branch = "none yet"}));
    EXPECT_TRUE(is_pending(world, {.provider_tags = {"dev"}}));
    EXPECT_TRUE(is_pending(world, {.provider_tags = {"none yet"}}));
}

TEST(CurrentlyDeployed, has_one_version_per_instance) {
    TemporaryStore store;
    store.write([](db::Session& s) {
        const auto environment = insert_environment(s, {.uuid = "e", .name = "test"}, kNow);
        const auto deploy = [&](std::string_view number, std::optional<std::string> target) {
            const auto made = version(s, "Shop", number);
            record_deployment(s,
                              {.version_id = made.id,
                               .pacticipant_id = made.pacticipant_id,
                               .environment_id = environment.id,
                               .target = target,
                               .uuid = std::string(number) + target.value_or("")},
                              kNow);
            return list_currently_deployed(s, environment.id).size();
        };
        EXPECT_EQ(deploy("1", std::nullopt), 1U);
        EXPECT_EQ(deploy("2", std::nullopt), 1U);
        EXPECT_EQ(deploy("1", "blue"), 2U);
        EXPECT_FALSE(find_deployed_version(s, "1")->is_current());
        EXPECT_TRUE(find_deployed_version(s, "2")->is_current());
        return 0;
    });
}

StoredPublication publish(db::Session& s, std::string_view number, std::string sha) {
    const auto made = version(s, "Shop", number);
    const auto provider = find_or_create_pacticipant(s, "Orders", kNow);
    const PactPlace place{.consumer_id = made.pacticipant_id,
                          .consumer = "Shop",
                          .provider_id = provider.id,
                          .provider = "Orders",
                          .version_id = made.id,
                          .version = made.number,
                          .version_ordinal = made.ordinal};
    const domain::PactContent content{.sha = std::move(sha), .text = "{}"};
    const PactToStore pact{place, content, find_pact(s, {"Shop", "Orders"}, number).has_value()};
    return publish_pacts(s, {&pact, 1}, kNow).front();
}

TEST(Publications, share_equal_contents_and_show_the_newest_revision) {
    TemporaryStore store;
    store.write([](db::Session& s) {
        publish(s, "1", "aaa");
        publish(s, "2", "aaa");
        publish(s, "2", "bbb");
        EXPECT_EQ(s.one<std::int64_t>("select count(*) from pact_versions"), 2);
        const auto newest = find_latest_pact(s, {"Shop", "Orders"});
        EXPECT_EQ(newest->sha, "bbb");
        EXPECT_EQ(newest->revision, 2);
        EXPECT_EQ(find_previous_distinct_pact(s, *newest)->version, "1");
        EXPECT_EQ(list_latest_pacts(s).size(), 1U);
        return 0;
    });
}

TEST(Publications, are_given_back_as_they_are_read) {
    TemporaryStore store;
    store.write([](db::Session& s) {
        const auto first = publish(s, "1", "aaa");
        EXPECT_TRUE(first.content_is_new);
        EXPECT_EQ(first.pact, find_pact(s, {"Shop", "Orders"}, "1"));
        const auto other_version = publish(s, "2", "aaa");
        EXPECT_FALSE(other_version.content_is_new);
        EXPECT_EQ(other_version.pact.content_id, first.pact.content_id);
        const auto revision = publish(s, "2", "bbb");
        EXPECT_EQ(revision.pact, find_pact(s, {"Shop", "Orders"}, "2"));
        return 0;
    });
}

TEST(Publications, are_deleted_as_they_are_listed) {
    TemporaryStore store;
    store.write([](db::Session& s) {
        const auto shop = publish(s, "1", "aaa").pact;
        publish(s, "1", "bbb");
        publish(s, "2", "aaa");
        add_to_branch(s, version(s, "Shop", "1"), "main", false, kNow);
        const PactFilter pair{.consumer_id = shop.consumer_id, .provider_id = shop.provider_id};
        PactFilter on_main = pair;
        on_main.branch = "main";
        delete_pacts(s, on_main);
        EXPECT_EQ(s.one<std::int64_t>("select count(*) from pact_publications"), 1);
        EXPECT_TRUE(has_pact(s, shop.consumer_id, shop.provider_id));
        delete_pacts(s, pair);
        EXPECT_FALSE(has_pact(s, shop.consumer_id, shop.provider_id));
        return 0;
    });
}

TEST(LatestVerification, is_the_newest_that_was_not_deleted) {
    TemporaryStore store;
    store.write([](db::Session& s) {
        const auto pact = publish(s, "1", "aaa").pact;
        NewVerification result{.content_id = pact.content_id,
                               .consumer_id = pact.consumer_id,
                               .provider_id = pact.provider_id,
                               .provider_version_id = version(s, "Orders", "o1").id,
                               .success = true};
        const auto first = insert_verification(s, result, kNow);
        result.success = false;
        insert_verification(s, result, kNow);
        EXPECT_FALSE(find_latest_verification(s, pact.content_id)->success);
        delete_verification(s, *find_latest_verification(s, pact.content_id));
        EXPECT_EQ(find_latest_verification(s, pact.content_id)->number, first.number);
        return 0;
    });
}

TEST(Deletion, of_a_pacticipant_takes_everything_of_it_along) {
    TemporaryStore store;
    store.write([](db::Session& s) {
        publish(s, "1", "aaa");
        delete_pacticipant(s, find_pacticipant(s, "Orders")->id);
        EXPECT_FALSE(find_latest_pact(s, {"Shop", "Orders"}));
        EXPECT_EQ(s.one<std::int64_t>("select count(*) from pact_versions"), 0);
        EXPECT_TRUE(find_pacticipant(s, "Shop"));
        return 0;
    });
}

}  // namespace
}  // namespace accord::broker::store
