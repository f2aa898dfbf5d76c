// Many clients at once, on PostgreSQL through two brokers on one database: nothing is lost, nobody
// waits in a circle, and no answer is a 5xx.
#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker/broker.hpp"
#include "support/database/test_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <barrier>
#include <map>
#include <mutex>
#include <thread>

namespace accord::broker {
namespace {

using support::TestDatabase;

/// What requests were answered with, and how often.
using Statuses = std::map<int, int>;

class Nodes {
  public:
    explicit Nodes(UserSettings users = {}) {
        const int count = TestDatabase::is_postgres() ? 2 : 1;
        for (int i = 0; i < count; ++i) {
            brokers_.push_back(
                Broker::open({.settings = {.database = {.url = place_.url()}, .users = users}})
                    .value());
        }
    }

    http::Response send(std::size_t client,
                        std::string method,
                        std::string target,
                        std::string body = {},
                        http::Headers headers = {}) const {
        http::Request request{.method = std::move(method),
                              .target = std::move(target),
                              .headers = std::move(headers)};
        request.headers.add("Content-Type", "application/json");
        request.headers.add("Host", "broker");
        request.body = std::move(body);
        return brokers_[client % brokers_.size()]->handle(request);
    }

    json::Value get(std::string target) const {
        return json::parse(send(0, "GET", std::move(target)).body).value_or(json::Value());
    }

    /// `request(client)` gives a response; all begin at the same moment.
    template <class Request>
    Statuses at_once(std::ptrdiff_t clients, Request request) const {
        std::vector<http::Response> responses(clients);
        std::barrier start(clients);
        std::vector<std::jthread> threads;
        for (std::ptrdiff_t i = 0; i < clients; ++i) {
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                responses[i] = request(static_cast<std::size_t>(i));
            });
        }
        threads.clear();
        Statuses statuses;
        for (const auto& response : responses) {
            ++statuses[response.status];
            EXPECT_LT(response.status, 500) << response.body;
        }
        return statuses;
    }

  private:
    TestDatabase place_;
    std::vector<std::unique_ptr<Broker>> brokers_;
};

std::size_t size_at(const json::Value& body, std::string_view pointer) {
    const auto* found = json::at_pointer(body, pointer);
    return found != nullptr && found->is_array() ? found->get_array().size() : 0;
}

std::string pact_with(std::string_view description) {
    return fmt::format(
        R"({{"interactions":[{{"description":"{0}","request":{{"path":"/{0}"}}}}]}})", description);
}

std::string pact_url(std::string_view consumer,
                     std::string_view provider,
                     std::string_view number) {
    return fmt::format("/pacts/provider/{}/consumer/{}/version/{}", provider, consumer, number);
}

/// A publication of one version; `of_provider` makes each contract.
std::string publication(std::string_view consumer,
                        std::string_view number,
                        const std::vector<std::string>& providers) {
    std::string contracts;
    for (const auto& provider : providers) {
        contracts += fmt::format(R"({}{{"consumerName":"{}","providerName":"{}",)"
                                 R"("specification":"pact","contentType":"application/json",)"
                                 R"("content":"{}"}})",
                                 contracts.empty() ? "" : ",",
                                 consumer,
                                 provider,
                                 base64_encode(pact_with(provider)));
    }
    return fmt::format(R"({{"pacticipantName":"{}","pacticipantVersionNumber":"{}",)"
                       R"("branch":"main","tags":["dev"],"contracts":[{}]}})",
                       consumer,
                       number,
                       contracts);
}

std::vector<std::string> providers(int count) {
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) {
        names.push_back(fmt::format("Provider{}", i));
    }
    return names;
}

TEST(Races, patches_of_one_pact_are_all_merged) {
    const Nodes nodes;
    for (const auto* number : {"1", "2", "3"}) {
        nodes.at_once(8, [&](std::size_t i) {
            return nodes.send(
                i, "PATCH", pact_url("Shop", "Stock", number), pact_with(fmt::format("d{}", i)));
        });
        EXPECT_EQ(size_at(nodes.get(pact_url("Shop", "Stock", number)), "/interactions"), 8U);
    }
}

TEST(Races, one_of_several_contents_for_one_version_wins) {
    const Nodes nodes;
    for (const auto* number : {"1", "2", "3"}) {
        const auto statuses = nodes.at_once(6, [&](std::size_t i) {
            return nodes.send(
                i, "PUT", pact_url("Shop", "Stock", number), pact_with(fmt::format("d{}", i)));
        });
        EXPECT_EQ(statuses, (Statuses{{201, 1}, {409, 5}}));
    }
}

TEST(Races, publications_of_one_version_in_any_order_lose_no_pact) {
    const Nodes nodes;
    auto names = providers(7);
    for (const auto* number : {"1", "2"}) {
        const auto statuses = nodes.at_once(20, [&](std::size_t i) {
            auto mine = names;
            std::ranges::rotate(mine, mine.begin() + static_cast<std::ptrdiff_t>(i % mine.size()));
            return nodes.send(i, "POST", "/contracts/publish", publication("Shop", number, mine));
        });
        EXPECT_EQ(statuses, (Statuses{{200, 20}}));
        const auto version = nodes.get(fmt::format("/pacticipants/Shop/versions/{}", number));
        EXPECT_EQ(size_at(version, "/_links/pb:pact-versions"), names.size());
    }
}

TEST(Races, consumers_that_make_the_same_providers_do_not_wait_in_a_circle) {
    const Nodes nodes;
    const auto statuses = nodes.at_once(8, [&](std::size_t i) {
        auto mine = providers(19);
        if (i % 2 == 1) {
            std::ranges::reverse(mine);
        }
        const auto consumer = fmt::format("Consumer{}", i);
        return nodes.send(i, "POST", "/contracts/publish", publication(consumer, "1", mine));
    });
    EXPECT_EQ(statuses, (Statuses{{200, 8}}));
    EXPECT_EQ(size_at(nodes.get("/pacts/latest"), "/pacts"), 8U * 19U);
}

TEST(Races, results_of_one_content_are_all_kept_under_numbers_of_their_own) {
    const Nodes nodes;
    ASSERT_EQ(nodes.send(0, "PUT", pact_url("Shop", "Stock", "1"), pact_with("a")).status, 201);
    const auto pact = nodes.get(pact_url("Shop", "Stock", "1"));
    std::string url =
        json::text_of(*json::at_pointer(pact, "/_links/pb:publish-verification-results/href"));
    url.erase(0, url.find("/pacts/"));
    const auto statuses = nodes.at_once(12, [&](std::size_t i) {
        const auto body =
            fmt::format(R"({{"success":{},"providerApplicationVersion":"{}"}})", i % 2 == 0, i % 3);
        return nodes.send(i, "POST", url, body);
    });
    EXPECT_EQ(statuses, (Statuses{{201, 12}}));
    const std::string matrix = "/matrix?q[][pacticipant]=Shop&q[][pacticipant]=Stock";
    EXPECT_EQ(size_at(nodes.get(matrix), "/matrix"), 12U);
    EXPECT_EQ(size_at(nodes.get(matrix + "&latestby=cvpv"), "/matrix"), 3U)
        << "the newest of each version of the provider";
}

std::string new_environment(const Nodes& nodes) {
    const auto made = nodes.send(
        0, "POST", "/environments", R"({"name":"prod","displayName":"P","production":true})");
    return json::text_of(*json::at_pointer(json::parse(made.body).value(), "/uuid"));
}

TEST(Races, one_of_many_who_change_what_they_have_read_does) {
    const Nodes nodes;
    const std::string pact = pact_url("Shop", "Stock", "1");
    nodes.send(0, "PUT", pact, pact_with("a"));
    const auto environment = fmt::format("/environments/{}", new_environment(nodes));
    const auto webhook =
        R"({"description":"of the first","events":[{"name":"contract_published"}],)"
        R"("request":{"method":"POST","url":"https://ci.example.org"}})";
    nodes.send(0, "PUT", "/webhooks/my-own-identifier_1", webhook);
    const auto race = [&](const std::string& method, const std::string& target, auto body) {
        const std::string tag(nodes.send(0, "GET", target).headers.value_or("etag", ""));
        return nodes.at_once(8, [&](std::size_t i) {
            return nodes.send(i, method, target, body(i), {{"If-Match", tag}});
        });
    };
    const Statuses one_of_all{{200, 1}, {412, 7}};
    EXPECT_EQ(race("PATCH", pact, [](auto i) { return pact_with(fmt::format("d{}", i)); }),
              one_of_all);
    EXPECT_EQ(size_at(nodes.get(pact), "/interactions"), 2U);
    EXPECT_EQ(race("PATCH",
                   "/pacticipants/Shop",
                   [](auto i) { return fmt::format(R"({{"displayName":"S{}"}})", i); }),
              one_of_all);
    EXPECT_EQ(race("PUT",
                   environment,
                   [](auto i) {
                       return fmt::format(R"({{"name":"e{}","displayName":"E","production":true}})",
                                          i);
                   }),
              one_of_all);
    EXPECT_EQ(
        race("PUT",
             "/webhooks/my-own-identifier_1",
             [&](auto i) { return replace_all(webhook, "of the first", fmt::format("of {}", i)); }),
        one_of_all);
}

/// What many send at once for the same thing, and what they are answered.
struct SameThing {
    std::string method;
    std::string target;
    std::string body;
    Statuses answered;
};

void PrintTo(const SameThing& one, std::ostream* out) { *out << one.method << one.target; }

class RacesForOneThing : public testing::TestWithParam<SameThing> {};

TEST_P(RacesForOneThing, end_as_if_one_came_after_the_other) {
    const Nodes nodes;
    const auto& one = GetParam();
    EXPECT_EQ(
        nodes.at_once(
            12, [&](std::size_t i) { return nodes.send(i, one.method, one.target, one.body); }),
        one.answered);
}

INSTANTIATE_TEST_SUITE_P(
    Each,
    RacesForOneThing,
    testing::Values(
        SameThing{"PUT", "/pacticipants/Shop/labels/team-a", "", {{201, 1}, {200, 11}}},
        SameThing{"PUT", "/pacticipants/Shop/versions/1/tags/prod", "", {{201, 1}, {200, 11}}},
        SameThing{"PUT", "/pacticipants/Shop/versions/1", "{}", {{201, 1}, {200, 11}}},
        SameThing{"PUT", "/pacticipants/Shop/branches/main/versions/1", "", {{201, 1}, {200, 11}}},
        SameThing{"PATCH", "/pacticipants/Shop", R"({"displayName":"S"})", {{201, 1}, {200, 11}}},
        SameThing{"POST", "/pacticipants", R"({"name":"Shop"})", {{201, 12}}},
        SameThing{"PUT",
                  "/webhooks/my-own-identifier_1",
                  R"({"request":{"method":"POST","url":"https://ci.example.org"}})",
                  {{201, 1}, {200, 11}}},
        SameThing{"POST",
                  "/environments",
                  R"({"name":"prod","displayName":"Prod","production":true})",
                  {{201, 1}, {400, 11}}}));

TEST(Races, one_of_many_deployments_remains) {
    const Nodes nodes;
    const auto environment = new_environment(nodes);
    for (int i = 0; i < 8; ++i) {
        nodes.send(0, "PUT", fmt::format("/pacticipants/Shop/versions/{}", i), "{}");
    }
    const auto to_environment = [&](std::size_t i, std::string_view kind) {
        const auto target = fmt::format(
            "/pacticipants/Shop/versions/{}/{}/environment/{}", i % 8, kind, environment);
        return nodes.send(i, "POST", target, "{}");
    };
    nodes.at_once(16, [&](std::size_t i) { return to_environment(i, "deployed-versions"); });
    nodes.at_once(16, [&](std::size_t i) { return to_environment(i, "released-versions"); });
    const auto there = [&](std::string_view kind) {
        return size_at(nodes.get(fmt::format("/environments/{}/{}", environment, kind)),
                       "/_embedded/deployedVersions");
    };
    EXPECT_EQ(there("deployed-versions/currently-deployed"), 1U);
    const auto released = nodes.get(
        fmt::format("/environments/{}/released-versions/currently-supported", environment));
    EXPECT_EQ(size_at(released, "/_embedded/releasedVersions"), 8U);
}

TEST(Races, deleting_an_integration_takes_nothing_from_those_who_publish_to_its_provider) {
    const Nodes nodes;
    for (int round = 0; round < 8; ++round) {
        const auto number = fmt::format("{}", round);
        ASSERT_EQ(nodes.send(0, "PUT", pact_url("Old", "Stock", "1"), pact_with("a")).status / 100,
                  2);
        nodes.at_once(6, [&](std::size_t i) {
            if (i < 2) {
                return nodes.send(i, "DELETE", "/integrations/provider/Stock/consumer/Old");
            }
            return nodes.send(
                i, "PUT", pact_url(fmt::format("New{}", i), "Stock", number), pact_with("b"));
        });
        for (int i = 2; i < 6; ++i) {
            const auto pact = pact_url(fmt::format("New{}", i), "Stock", number);
            EXPECT_EQ(nodes.send(0, "GET", pact).status, 200) << pact;
            EXPECT_EQ(
                nodes
                    .send(
                        0, "DELETE", fmt::format("/integrations/provider/Stock/consumer/New{}", i))
                    .status,
                204);
        }
    }
}

/// Whoever signs in by the old password while another one is set is signed out again, or never in.
TEST(Races, leave_no_session_by_an_old_password) {
    constexpr const char* kOld = "an old long password";
    const Nodes nodes({.first_admin_email = "ann@example.org", .first_admin_password = kOld});
    std::mutex mutex;
    std::vector<std::string> cookies;
    const auto statuses = nodes.at_once(6, [&](std::size_t client) {
        if (client == 5) {
            return nodes.send(
                client,
                "PUT",
                "/user/password",
                fmt::format(R"({{"currentPassword":"{}","password":"a new long password"}})", kOld),
                {{"Authorization",
                  "Basic " + base64_encode(fmt::format("ann@example.org:{}", kOld))}});
        }
        auto answer =
            nodes.send(client,
                       "POST",
                       "/session",
                       fmt::format(R"({{"email":"ann@example.org","password":"{}"}})", kOld));
        if (const auto set = answer.headers.find("set-cookie")) {
            const std::lock_guard lock(mutex);
            cookies.emplace_back(set->substr(0, set->find(';')));
        }
        return answer;
    });
    EXPECT_EQ(statuses.contains(204), true);
    for (std::size_t client = 0; client < 2; ++client) {
        for (const auto& cookie : cookies) {
            EXPECT_EQ(nodes.send(client, "GET", "/user", {}, {{"Cookie", cookie}}).status, 401);
        }
    }
}

}  // namespace
}  // namespace accord::broker
