// What lists cost: a number of statements that does not grow with what they show.
#include "broker/service/contents/provider_states.hpp"
#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/environments/releases.hpp"
#include "broker/service/matrix/explanation.hpp"
#include "broker/service/matrix/matrix.hpp"
#include "broker/service/overview/dashboard.hpp"
#include "broker/service/overview/metrics.hpp"
#include "broker/service/overview/network.hpp"
#include "broker/service/pacticipants/labels.hpp"
#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/pacts/contracts_publication.hpp"
#include "broker/service/pacts/for_verification.hpp"
#include "broker/service/pacts/integrations.hpp"
#include "broker/service/pacts/lists.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"
#include "broker/service/versions/versions.hpp"
#include "broker/service/webhooks/triggered_webhooks.hpp"
#include "broker/service/webhooks/webhook_list.hpp"
#include "broker/service/webhooks/webhooks.hpp"
#include "support/broker/test_contracts.hpp"
#include "support/broker/triggered.hpp"

#include <fmt/format.h>

namespace accord::broker::service {
namespace {

/// A broker with so many versions of one consumer, each on a branch of its own, tagged, deployed
/// and released, with a pact of its own; and so many more consumers of the same provider.
class Broker {
  public:
    explicit Broker(int size) {
        environment_ =
            work_([](Work& w) { return create_environment(w, {.name = "live"}); }).value().uuid;
        for (int i = 0; i < size; ++i) {
            add_version("Shop", i);
            add_version(fmt::format("Shop {}", i), i);
        }
    }

    /// How many statements `list(Work&, environment)` takes; it has to find `rows` at least.
    template <class List>
    std::uint64_t statements_of(List list, std::size_t rows) {
        return work_([&](Work& work) {
            const auto before = work.session.statements_run();
            EXPECT_GE(list(work, environment_), rows);
            return work.session.statements_run() - before;
        });
    }

  private:
    void add_version(const std::string& name, int number) {
        const std::string text = std::to_string(number);
        const VersionName version{name, text};
        const std::string instance = name + text;
        publish(work_, {name, text, "Products"}, instance).value();
        work_([&](Work& w) {
            put_on_branch(w, version, "branch " + text);
            tag_version(w, version, "tag " + text);
            put_label(w, name, "label " + text);
            record_deployment(w, version, environment_, instance);
            record_release(w, version, environment_);
            const auto webhook =
                create_webhook(w, {.consumer = domain::WebhookParty{.name = name}});
            support::trigger(w.session, {.webhook_id = webhook.id, .consumer = "Shop"});
            return 0;
        });
    }

    TestWork work_;
    std::string environment_;
};

/// Fails unless the list takes as many statements for thirty rows as for three.
template <class List>
void expect_no_statement_a_row(List list) {
    const auto few = Broker(3).statements_of(list, 3);
    EXPECT_GT(few, 0u);
    EXPECT_EQ(Broker(30).statements_of(list, 30), few);
}

TEST(StatementsOfLists, of_pacticipants) {
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return list_pacticipants(w, {}, {}).pacticipants.size();
    });
}

TEST(StatementsOfLists, of_versions) {
    expect_no_statement_a_row([](Work& w, const std::string&) {
        std::size_t shown = 0;
        const auto list = list_versions(w, "Shop", {}, {}).value();
        for_each_listed(w, list, [&](const ListedVersion&) { ++shown; });
        return shown;
    });
}

TEST(StatementsOfLists, of_branches) {
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return list_branches(w, "Shop", "", {})->branches.size();
    });
}

TEST(StatementsOfLists, of_deployed_and_released_versions) {
    expect_no_statement_a_row([](Work& w, const std::string& environment) {
        return list_currently_deployed(w, environment, {})->deployed.size();
    });
    expect_no_statement_a_row([](Work& w, const std::string& environment) {
        return list_currently_supported(w, environment, {})->released.size();
    });
}

TEST(StatementsOfLists, of_pacts) {
    expect_no_statement_a_row(
        [](Work& w, const std::string&) { return list_latest_pacts(w).size(); });
    expect_no_statement_a_row(
        [](Work& w, const std::string&) { return list_provider_pacts(w, "Products", {})->size(); });
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return list_pair_pacts(w, {"Shop", "Products"}, {})->size();
    });
}

TEST(StatementsOfLists, of_integrations) {
    expect_no_statement_a_row(
        [](Work& w, const std::string&) { return list_integrations(w, {}, {}).size(); });
}

TEST(StatementsOfLists, of_the_dashboard) {
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return show_dashboard(w, std::nullopt, {})->items.size();
    });
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return show_dashboard(w, Pair{"Shop", "Products"}, {})->items.size();
    });
}

TEST(StatementsOfLists, of_networks_and_metrics) {
    expect_no_statement_a_row([](Work& w, const std::string&) { return whole_network(w).size(); });
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return network_around(w, "Products", std::nullopt)->size();
    });
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return static_cast<std::size_t>(measure(w).counts.publications);
    });
}

TEST(StatementsOfLists, of_provider_states) {
    expect_no_statement_a_row([](Work& w, const std::string& environment) {
        list_provider_states(w, "Products", InEnvironment{environment});
        return std::size_t{30};
    });
}

TEST(StatementsOfLists, of_webhooks) {
    expect_no_statement_a_row(
        [](Work& w, const std::string&) { return list_webhooks(w, {})->size(); });
    expect_no_statement_a_row(
        [](Work& w, const std::string&) { return list_webhooks(w, {.consumer = "Shop"})->size(); });
}

TEST(StatementsOfLists, of_parts_of_all_webhooks) {
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return find_webhook_part(w, {.size = 200}).webhooks.size();
    });
}

TEST(StatementsOfLists, of_triggered_webhooks) {
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return latest_triggered(w, {"Shop", "Products"})->size();
    });
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return triggered_by_pact(w, {"Shop", "Products"}, "0")->size();
    });
}

/// Publishes so many contracts of a version that is not there yet, with providers that are.
std::uint64_t statements_of_publication(int contracts) {
    TestWork work;
    ContractsInput input{.pacticipant = "Shop", .number = "1", .branch = "main", .tags = {"main"}};
    for (int i = 0; i < contracts; ++i) {
        input.contracts.push_back({.provider = fmt::format("Provider {}", i),
                                   .content = content_with(std::to_string(i))});
    }
    work.settings.check_for_potential_duplicate_pacticipant_names = false;
    work([&](Work& w) { return publish_contracts(w, input).has_value(); });
    input.number = "2";
    for (auto& contract : input.contracts) {
        contract.content = content_with("other " + contract.provider);
    }
    return work([&](Work& w) {
        const auto before = w.session.statements_run();
        EXPECT_TRUE(publish_contracts(w, input));
        return w.session.statements_run() - before;
    });
}

/// Each of them is a round trip to a server, while others wait for the same rows.
constexpr std::uint64_t kStatementsOfPublicationMax = 17;

TEST(StatementsOfLists, of_contracts_to_publish) {
    EXPECT_LE(statements_of_publication(1), kStatementsOfPublicationMax);
    EXPECT_EQ(statements_of_publication(32), statements_of_publication(2));
}

TEST(StatementsOfLists, of_pacts_for_verification) {
    expect_no_statement_a_row([](Work& w, const std::string&) {
        return pacts_for_verification(
                   w, "Products", {.provider_branch = "main", .include_pending = true})
            ->size();
    });
}

/// Of a decision with so many reasons; what the decision itself takes is not counted.
std::uint64_t statements_of_explanation(int reasons) {
    std::uint64_t taken = 0;
    Broker(reasons).statements_of(
        [&](Work& w, const std::string&) {
            const auto decision = ask_matrix(
                w,
                {.selectors = {{.pacticipant = "Products"}},
                 .options = {.latest_by = domain::LatestBy::kConsumerVersionProviderVersion,
                             .environment = "live"}});
            const auto before = w.session.statements_run();
            const auto found = explain(w, decision.value()).reasons.size();
            taken = w.session.statements_run() - before;
            return found;
        },
        static_cast<std::size_t>(reasons));
    return taken;
}

TEST(StatementsOfLists, of_reasons) {
    const auto few = statements_of_explanation(3);
    EXPECT_GT(few, 0u);
    EXPECT_EQ(statements_of_explanation(30), few);
}

}  // namespace
}  // namespace accord::broker::service
