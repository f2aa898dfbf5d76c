// What reading costs as a broker fills: steps of SQLite's virtual machine, which are the same on
// every machine. A long past must not count where the present is shown.
#include "broker/service/badges/badges.hpp"
#include "broker/service/contents/provider_states.hpp"
#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/matrix/matrix.hpp"
#include "broker/service/overview/dashboard.hpp"
#include "broker/service/overview/network.hpp"
#include "broker/service/overview/overview_part.hpp"
#include "broker/service/overview/search.hpp"
#include "broker/service/pacts/lists.hpp"
#include "broker/service/pacts/pact_history.hpp"
#include "broker/service/pacts/reading.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"
#include "support/broker/test_contracts.hpp"

#include <fmt/format.h>

namespace accord::broker::service {
namespace {

/// So many versions of a consumer, each with a content of its own, on one branch, with one tag and
/// verified by a version of the provider that has a tag, too.
class VerifiedPast {
  public:
    explicit VerifiedPast(int versions) {
        for (int i = 0; i < versions; ++i) {
            const auto number = fmt::format("{:04}", i);
            const auto made = publish(work_, {"Shop", number, "Orders"}, number);
            work_([&](Work& w) {
                put_on_branch(w, VersionName{"Shop", number}, "main");
                tag_version(w, {"Shop", number}, "dev");
                EXPECT_TRUE(record_verification(w,
                                                {"Shop", "Orders"},
                                                made->publication.pact.sha,
                                                {.provider_version = number}));
                tag_version(w, {"Orders", number}, "live");
                return 0;
            });
        }
    }

    /// The first version of the consumer runs, with the provider's that failed it.
    void deploy_first() {
        work_([](Work& w) {
            const auto live = create_environment(w, {.name = "live"})->uuid;
            EXPECT_TRUE(record_deployment(w, {"Shop", "0000"}, live, std::nullopt));
            EXPECT_TRUE(record_deployment(w, {"Orders", "0000"}, live, std::nullopt));
            return 0;
        });
    }

    /// The first version, alone, has one with another provider, too.
    void add_old_pact(std::string_view provider) {
        publish(work_, {"Shop", "0000", provider}, "old").value();
    }

    /// The steps that `read(Work&)` takes, once its statements are prepared.
    template <class Read>
    double steps_of(Read read) {
        work_(read);
        return work_([&](Work& w) {
            const auto before = w.session.steps_taken();
            read(w);
            return static_cast<double>(w.session.steps_taken() - before);
        });
    }

  private:
    TestWork work_;
};

template <class Read>
void expect_past_does_not_count(Read read) {
    const auto steps_of_short_past = VerifiedPast(10).steps_of(read);
    EXPECT_GT(steps_of_short_past, 0);
    EXPECT_LT(VerifiedPast(200).steps_of(read), 1.5 * steps_of_short_past);
}

TEST(SqliteGrowthOfReads, of_the_dashboard) {
    expect_past_does_not_count([](Work& w) {
        EXPECT_EQ(show_dashboard(w, std::nullopt, {})->items.size(), 1u);
        return 0;
    });
}

TEST(SqliteGrowthOfReads, of_the_dashboard_of_a_pair_that_has_no_new_pact) {
    const auto steps_of = [](int versions) {
        VerifiedPast past(versions);
        past.add_old_pact("Stock");
        return past.steps_of([](Work& w) {
            EXPECT_EQ(show_dashboard(w, std::nullopt, {})->items.size(), 2u);
            return 0;
        });
    };
    EXPECT_LT(steps_of(200), 1.5 * steps_of(10));
}

TEST(SqliteGrowthOfReads, of_the_newest_pact_with_a_tag_of_a_pair_that_has_no_new_one) {
    const auto steps_of = [](int versions) {
        VerifiedPast past(versions);
        past.add_old_pact("Stock");
        return past.steps_of([](Work& w) {
            EXPECT_TRUE(read_pact(w, {"Shop", "Stock"}, LatestTagged{"dev"}));
            EXPECT_TRUE(read_pact(w, {"Shop", "Stock"}, LatestOnBranch{"main"}));
            EXPECT_EQ(
                list_provider_pacts(w, "Stock", {.tag = "dev", .latest_per_pair = true})->size(),
                1U);
            for (const PactFilter& filter :
                 {PactFilter{.tag = "dev"}, PactFilter{.branch = "main"}}) {
                EXPECT_EQ(list_provider_pacts(w, "Stock", filter)->size(), 1U);
                EXPECT_EQ(list_pair_pacts(w, {"Shop", "Stock"}, filter)->size(), 1U);
            }
            return 0;
        });
    };
    EXPECT_LT(steps_of(200), 1.5 * steps_of(10));
}

/// A version of Shop is asked about, whose providers are all tagged and have verified its pacts.
double steps_of_providers(int count) {
    TestWork work;
    work.settings.check_for_potential_duplicate_pacticipant_names = false;
    for (int i = 0; i < count; ++i) {
        const auto provider = fmt::format("P{}", i);
        const auto made = publish(work, {"Shop", "1", provider}, provider);
        work([&](Work& w) {
            EXPECT_TRUE(
                record_verification(w,
                                    {"Shop", provider},
                                    made->publication.pact.sha,
                                    {.provider_version = "1", .result = {.success = true}}));
            tag_version(w, {provider, "1"}, "live");
            return 0;
        });
    }
    const json::Object question{{"pacticipant", "Shop"}, {"version", "1"}, {"to", "live"}};
    const auto ask = [&] {
        return work([&](Work& w) {
            const auto before = w.session.steps_taken();
            EXPECT_EQ(can_i_deploy(w, question)->summary.success, static_cast<std::size_t>(count));
            return static_cast<double>(w.session.steps_taken() - before);
        });
    };
    ask();
    return ask();
}

TEST(SqliteGrowthOfReads, of_can_i_deploy_costs_as_much_for_each_provider) {
    EXPECT_LT(steps_of_providers(128), 1.5 * 8 * steps_of_providers(16));
}

TEST(SqliteGrowthOfReads, of_badges) {
    const Pair pair{"Shop", "Orders"};
    expect_past_does_not_count([&](Work& w) {
        EXPECT_TRUE(pact_status(w, pair));
        EXPECT_TRUE(pact_status_with_tag(w, pair, "dev"));
        return 0;
    });
}

TEST(SqliteGrowthOfReads, of_the_overview_and_parts_of_the_network) {
    expect_past_does_not_count([](Work& w) {
        EXPECT_EQ(find_overview_part(w, {}).integrations.size(), 1u);
        return 0;
    });
    const auto steps_where_some_run = [](int versions) {
        VerifiedPast past(versions);
        past.deploy_first();
        return past.steps_of([](Work& w) {
            EXPECT_EQ(find_overview_part(w, {}).blocked.size(), 1u);
            return 0;
        });
    };
    EXPECT_LT(steps_where_some_run(200), 1.5 * steps_where_some_run(10));
    expect_past_does_not_count([](Work& w) {
        EXPECT_EQ(find_neighbourhood(w, "Shop", 1, 9)->members.size(), 2u);
        EXPECT_EQ(find_most_connected(w, 9).members.size(), 2u);
        return 0;
    });
}

TEST(SqliteGrowthOfReads, of_parts_of_a_pairs_past) {
    expect_past_does_not_count([](Work& w) {
        for (AskedPublications asked : {AskedPublications{},
                                        {.branch = "main"},
                                        {.tag = "dev"},
                                        {.branch = "main", .tag = "dev"}}) {
            asked.size = 3;
            const auto first = list_publications(w, {"Shop", "Orders"}, asked);
            EXPECT_EQ(first->publications.size(), 3u);
            asked.before = first->next;
            EXPECT_EQ(list_publications(w, {"Shop", "Orders"}, asked)->publications.size(), 3u);
        }
        return 0;
    });
}

TEST(SqliteGrowthOfReads, of_marked_publications_that_are_few) {
    const auto steps_of = [](int versions) {
        VerifiedPast past(versions);
        past.deploy_first();
        past.add_old_pact("Stock");
        return past.steps_of([](Work& w) {
            const auto in_live =
                list_publications(w, {"Shop", "Orders"}, {.environment = "live", .size = 3});
            EXPECT_EQ(in_live->publications.size(), 1u);
            for (const AskedPublications& asked :
                 {AskedPublications{.branch = "main", .size = 3}, {.tag = "dev", .size = 3}}) {
                EXPECT_EQ(list_publications(w, {"Shop", "Stock"}, asked)->publications.size(), 1u);
            }
            return 0;
        });
    };
    EXPECT_LT(steps_of(200), 1.5 * steps_of(10));
}

/// The newest results of one content that very many provider versions have verified.
double steps_of_results(int count) {
    TestWork work;
    const auto sha = publish(work, {"Shop", "1", "Orders"}, "a")->publication.pact.sha;
    for (int i = 0; i < count; ++i) {
        work([&](Work& w) {
            return record_verification(
                       w, {"Shop", "Orders"}, sha, {.provider_version = std::to_string(i)})
                .has_value();
        });
    }
    const auto ask = [&] {
        return work([&](Work& w) {
            const auto before = w.session.steps_taken();
            EXPECT_EQ(list_results(w, {"Shop", "Orders"}, sha, 3, std::nullopt)->results.size(),
                      3u);
            return static_cast<double>(w.session.steps_taken() - before);
        });
    };
    ask();
    return ask();
}

TEST(SqliteGrowthOfReads, of_results_of_a_content) {
    EXPECT_LT(steps_of_results(200), 1.5 * steps_of_results(10));
}

TEST(SqliteGrowthOfReads, of_a_search_for_a_version) {
    expect_past_does_not_count([](Work& w) {
        EXPECT_EQ(search(w, "0007", 8).versions.size(), 2u);
        return 0;
    });
}

TEST(SqliteGrowthOfReads, of_networks_and_provider_states) {
    expect_past_does_not_count([](Work& w) {
        EXPECT_EQ(whole_network(w).size(), 2u);
        EXPECT_TRUE(list_provider_states(w, "Orders", OnMainBranches{}));
        return 0;
    });
}

}  // namespace
}  // namespace accord::broker::service
