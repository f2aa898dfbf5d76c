// A safe order of deployments, compared with trying every order.
#include "broker/domain/explanation/deployment_order.hpp"

#include "base/random.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;

/// Applications with an old version, that is there, and a new one. Version ids: 10 * id + 0 or 1.
class OrderWorld {
  public:
    OrderWorld& member(std::int64_t id, std::string name, bool was_there = true) {
        OrderMember& one = facts.members.emplace_back();
        one.pacticipant = {id, std::move(name)};
        one.version = version(id, 1);
        if (was_there) {
            one.there.push_back({version(id, 0), false});
        }
        return *this;
    }
    static Version version(std::int64_t id, int which) {
        return {10 * id + which, which == 0 ? "old" : "new", which};
    }
    OrderWorld& pact(std::int64_t consumer, int which, std::int64_t provider) {
        row(consumer, which, provider);
        return *this;
    }
    OrderWorld& result(std::int64_t consumer,
                       int which,
                       std::int64_t provider,
                       int provider_which,
                       bool success = true) {
        row(consumer, which, provider).verification = {
            .success = success, .provider_version = version(provider, provider_which)};
        return *this;
    }
    [[nodiscard]] std::vector<std::string> order() const {
        const auto found = find_order(facts);
        std::vector<std::string> names;
        for (const auto& step : found.steps) {
            names.push_back(step.member.pacticipant.name);
        }
        for (const auto& conflict : found.blocking) {
            names.push_back(to_text(conflict));
        }
        return names;
    }

    OrderFacts facts;

  private:
    MatrixRow& row(std::int64_t consumer, int which, std::int64_t provider) {
        MatrixRow& one = facts.rows.emplace_back();
        one.consumer.id = consumer;
        one.consumer_version = version(consumer, which);
        one.provider.id = provider;
        return one;
    }
};

TEST(DeploymentOrder, puts_a_provider_before_the_consumer_that_needs_its_new_version) {
    OrderWorld world;
    world.member(1, "A shop").member(2, "Orders");
    world.result(1, 0, 2, 0).result(1, 0, 2, 1).result(1, 1, 2, 1);
    EXPECT_THAT(world.order(), ElementsAre("Orders", "A shop"));
    const auto step = find_order(world.facts).steps.at(1);
    ASSERT_EQ(step.after.size(), 1);
    EXPECT_EQ(to_text(step.after.at(0)), "A shop new is not verified with Orders old");
}

TEST(DeploymentOrder, puts_a_consumer_first_that_stops_to_use_what_goes) {
    OrderWorld world;
    world.member(1, "Shop").member(2, "Orders");
    world.result(1, 0, 2, 0).result(1, 0, 2, 1, false).result(1, 1, 2, 0).result(1, 1, 2, 1);
    EXPECT_THAT(world.order(), ElementsAre("Shop", "Orders"));
}

TEST(DeploymentOrder, is_providers_first_then_by_name_where_all_are_safe) {
    OrderWorld world;
    world.member(1, "A").member(2, "C").member(3, "B");
    for (const int which : {0, 1}) {
        world.result(1, which, 2, 0).result(1, which, 2, 1);
    }
    EXPECT_THAT(world.order(), ElementsAre("B", "C", "A"));
}

TEST(DeploymentOrder, names_the_pairs_that_keep_any_order_from_being_safe) {
    OrderWorld world;
    world.member(1, "Shop").member(2, "Orders");
    world.result(1, 0, 2, 0).result(1, 0, 2, 1, false).result(1, 1, 2, 1).pact(1, 1, 2);
    EXPECT_THAT(world.order(),
                ElementsAre("Shop new is not verified with Orders old",
                            "Shop old does not work with Orders new"));
}

TEST(DeploymentOrder, puts_a_provider_first_that_is_not_there_yet) {
    OrderWorld world;
    world.member(1, "Shop", false).member(2, "Orders", false).result(1, 1, 2, 1);
    EXPECT_THAT(world.order(), ElementsAre("Orders", "Shop"));
    EXPECT_EQ(to_text(find_order(world.facts).steps.at(1).after.at(0)),
              "Shop new needs Orders, of which no version is there");
}

TEST(DeploymentOrder, is_blocked_by_a_release_that_stays) {
    OrderWorld world;
    world.member(1, "Shop").member(2, "Orders").result(1, 1, 2, 1);
    world.facts.members.at(1).there.at(0).stays = true;
    EXPECT_THAT(world.order(), ElementsAre("Shop new is not verified with Orders old"));
}

TEST(DeploymentOrder, has_nothing_to_do_for_what_is_there) {
    OrderWorld world;
    world.member(1, "Shop").member(2, "Orders").result(1, 1, 2, 1);
    world.facts.members.at(1).there.at(0).version = OrderWorld::version(2, 1);
    const auto order = find_order(world.facts);
    ASSERT_EQ(order.steps.size(), 2);
    EXPECT_TRUE(order.steps.at(0).is_there);
    EXPECT_FALSE(order.steps.at(1).is_there);
}

/// What is where, step by step, judged from the rows alone.
class Place {
  public:
    explicit Place(const OrderFacts& facts) : facts_(facts) {
        for (const OrderMember& member : facts.members) {
            there_.push_back(member.there);
        }
    }

    /// Whether it may be deployed now; then it is.
    bool deploy(std::size_t one) {
        const OrderMember& member = facts_.members[one];
        const bool only_it =
            !there_[one].empty() &&
            std::ranges::all_of(there_[one],
                                [&](const auto& present) {
                                    return present.stays || present.version.id == member.version.id;
                                }) &&
            std::ranges::any_of(there_[one], [&](const auto& present) {
                return present.version.id == member.version.id;
            });
        if (only_it) {
            return true;
        }
        for (std::size_t other = 0; other < there_.size(); ++other) {
            if (other != one && !fits(member, facts_.members[other].pacticipant, there_[other])) {
                return false;
            }
        }
        std::erase_if(there_[one], [](const auto& present) { return !present.stays; });
        there_[one].push_back({member.version, false});
        return true;
    }

  private:
    bool fits(const OrderMember& member,
              const Pacticipant& other,
              const std::vector<PresentVersion>& present) const {
        if (present.empty() && has_pact(member.version.id, other.id)) {
            return false;
        }
        return std::ranges::all_of(present, [&](const PresentVersion& one) {
            return works(member.version.id, other.id, one.version.id) &&
                   works(one.version.id, member.pacticipant.id, member.version.id);
        });
    }
    bool has_pact(std::int64_t consumer_version, std::int64_t provider) const {
        return std::ranges::any_of(facts_.rows, [&](const MatrixRow& row) {
            return row.consumer_version.id == consumer_version && row.provider.id == provider;
        });
    }
    bool works(std::int64_t consumer_version,
               std::int64_t provider,
               std::int64_t provider_version) const {
        return !has_pact(consumer_version, provider) ||
               std::ranges::any_of(facts_.rows, [&](const MatrixRow& row) {
                   return row.consumer_version.id == consumer_version &&
                          row.provider.id == provider && row.verification &&
                          row.verification->provider_version.id == provider_version &&
                          row.verification->success;
               });
    }

    const OrderFacts& facts_;
    std::vector<std::vector<PresentVersion>> there_;
};

bool is_safe(const OrderFacts& facts, const std::vector<std::size_t>& order) {
    Place place(facts);
    return std::ranges::all_of(order, [&](std::size_t one) { return place.deploy(one); });
}

/// Two to five applications, any of which may have pacts with any other, in which most work.
OrderFacts random_facts(SeededRandom& random) {
    OrderWorld world;
    const int count = static_cast<int>(random.between(2, 5));
    for (int id = 1; id <= count; ++id) {
        world.member(
            id,
            std::string(1, static_cast<char>('A' + random.between(0, 25))) + std::to_string(id),
            random.between(0, 4) > 0);
        for (PresentVersion& present : world.facts.members.back().there) {
            present.stays = random.between(0, 9) == 0;
        }
    }
    for (int consumer = 1; consumer <= count; ++consumer) {
        for (int provider = 1; provider <= count; ++provider) {
            for (const int which : {0, 1}) {
                if (consumer == provider || random.between(0, 2) == 0) {
                    continue;
                }
                world.pact(consumer, which, provider);
                for (const int provider_which : {0, 1}) {
                    const bool both_new = which == 1 && provider_which == 1;
                    if (random.between(0, both_new ? 30 : 3) > 0) {
                        world.result(consumer,
                                     which,
                                     provider,
                                     provider_which,
                                     random.between(0, both_new ? 30 : 5) > 0);
                    }
                }
            }
        }
    }
    return std::move(world.facts);
}

TEST(DeploymentOrder, is_safe_at_each_step_and_found_whenever_there_is_one) {
    SeededRandom random(7);
    int safe = 0;
    constexpr int kWorlds = 3'000;
    for (int i = 0; i < kWorlds; ++i) {
        const OrderFacts facts = random_facts(random);
        std::vector<std::size_t> any(facts.members.size());
        std::iota(any.begin(), any.end(), std::size_t{0});
        bool exists = false;
        do {
            exists = is_safe(facts, any);
        } while (!exists && std::ranges::next_permutation(any).found);
        const auto order = find_order(facts);
        ASSERT_EQ(order.is_safe(), exists) << "world " << i;
        if (!exists) {
            EXPECT_FALSE(order.blocking.empty());
            continue;
        }
        ++safe;
        std::vector<std::size_t> found;
        for (const auto& step : order.steps) {
            const auto place = std::ranges::find(
                facts.members, step.member.pacticipant, &OrderMember::pacticipant);
            found.push_back(static_cast<std::size_t>(place - facts.members.begin()));
        }
        ASSERT_EQ(found.size(), facts.members.size());
        EXPECT_TRUE(is_safe(facts, found)) << "world " << i;
    }
    EXPECT_GT(safe, kWorlds / 10) << "else the worlds show nothing";
    EXPECT_LT(safe, kWorlds * 9 / 10) << "else the worlds show nothing";
}

}  // namespace
}  // namespace accord::broker::domain
