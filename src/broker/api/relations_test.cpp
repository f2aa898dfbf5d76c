// Every relation that an answer offers leads somewhere: a walk from the index through all documents
// of a broker with a whole story.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/triggered.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <deque>
#include <map>
#include <set>

namespace accord::broker::api {
namespace {

constexpr std::string_view kOrigin = "http://broker";

/// Two consumers and a provider with branches, tags, labels, results, an environment, deployments,
/// releases, webhooks and what they triggered.
class WholeStory {
  public:
    WholeStory() {
        publish("Shop", "1", "main", "first");
        publish("Shop", "2", "feat", "second");
        publish("Till", "1", "main", "first");
        verify("Shop", "1", true);
        verify("Shop", "2", false);
        verify("Till", "1", true);
        broker.put("/pacticipants/Orders/branches/main/versions/1");
        broker.put("/pacticipants/Orders/versions/1/tags/dev");
        for (const std::string name : {"Shop", "Till", "Orders"}) {
            broker.send("PATCH", "/pacticipants/" + name, R"({"mainBranch":"main"})");
            broker.put("/pacticipants/" + name + "/labels/team");
        }
        run();
        call_others();
    }

    const TestBroker broker;

    /// What stands in templates for {names}; `{uuid}` is that of what the relation is about.
    std::string value_of(std::string_view name, std::string_view relation) const {
        static const std::map<std::string_view, std::string_view> kNames = {
            {"consumer", "Shop"},
            {"provider", "Orders"},
            {"pacticipant", "Shop"},
            {"version", "1"},
            {"consumerApplicationVersion", "1"},
            {"branch", "main"},
            {"tag", "dev"},
            {"environmentTag", "dev"},
            {"environment", "test"},
            {"label", "team"}};
        if (name == "uuid") {
            return relation == "pb:webhook" ? webhook : environment;
        }
        if (name == "pactVersion") {
            return sha_of("Shop", "2");
        }
        const auto known = kNames.find(name);
        return known == kNames.end() ? "" : std::string(known->second);
    }

  private:
    static std::string pacts_of(std::string_view consumer) {
        return fmt::format("/pacts/provider/Orders/consumer/{}", consumer);
    }

    void publish(std::string_view consumer,
                 std::string_view number,
                 std::string_view branch,
                 std::string_view description) {
        const auto content = base64_encode(
            fmt::format(R"({{"consumer":{{"name":"{}"}},"provider":{{"name":"Orders"}},)"
                        R"("interactions":[{{"description":"{}","providerState":"a state"}}]}})",
                        consumer,
                        description));
        broker.post("/contracts/publish",
                    fmt::format(R"({{"pacticipantName":"{}","pacticipantVersionNumber":"{}",)"
                                R"("branch":"{}","tags":["dev"],"contracts":[)"
                                R"({{"consumerName":"{}","providerName":"Orders",)"
                                R"("specification":"pact","contentType":"application/json",)"
                                R"("content":"{}"}}]}})",
                                consumer,
                                number,
                                branch,
                                consumer,
                                content));
    }
    std::string sha_of(std::string_view consumer, std::string_view number) const {
        const auto pact = broker.get(fmt::format("{}/version/{}", pacts_of(consumer), number));
        return broker.at(pact, "/_links/pb:pact-version/name");
    }
    void verify(std::string_view consumer, std::string_view number, bool success) const {
        broker.post(fmt::format("{}/pact-version/{}/verification-results",
                                pacts_of(consumer),
                                sha_of(consumer, number)),
                    fmt::format(R"({{"success":{},"providerApplicationVersion":"1"}})", success));
    }
    void run() {
        environment = broker.at(
            broker.post("/environments", R"({"name":"test","production":false})"), "/uuid");
        for (const auto* version : {"Shop/versions/1", "Orders/versions/1"}) {
            for (const auto* kind : {"deployed-versions", "released-versions"}) {
                broker.post(
                    fmt::format("/pacticipants/{}/{}/environment/{}", version, kind, environment));
            }
        }
    }
    void call_others() {
        constexpr std::string_view kRequest = R"("request":{"method":"POST","url":"https://ci"})";
        webhook = broker.at(
            broker.post("/webhooks/provider/Orders/consumer/Shop", fmt::format("{{{}}}", kRequest)),
            "/uuid");
        broker.post("/webhooks", fmt::format(R"({{"consumer":{{"label":"team"}},{}}})", kRequest));
        broker.database()
            .write([](db::Transaction& transaction) {
                support::trigger(transaction.session(),
                                 {.webhook_id = support::first_webhook(transaction.session()),
                                  .status = "failure",
                                  .logs = {"it did not answer"}});
                transaction.commit();
                return 0;
            })
            .value();
    }

    std::string environment;
    std::string webhook;
};

/// An address, and the relation by which it was found.
struct Step {
    std::string relation;
    std::string target;  ///< below the broker

    auto operator<=>(const Step&) const = default;
};

/// Goes to each address once.
class Walk {
  public:
    explicit Walk(const WholeStory& story) : story_(story) { go_to({"index", "/"}); }

    /// Until there is nothing new.
    void finish() {
        while (!open_.empty()) {
            const auto step = open_.front();
            open_.pop_front();
            take(step);
        }
    }

    std::set<std::string> relations;         ///< that were offered
    std::set<std::string> dead_ends;         ///< "404 pb:diff /pacts/..."
    std::set<std::string> only_to_write_to;  ///< relations at which there is nothing to read
    std::set<std::string> outside;           ///< addresses that are not this broker's
    std::set<std::string> documentation;     ///< pages about relations that are not there

  private:
    void go_to(Step step) {
        if (seen_.insert(step.target).second) {
            open_.push_back(std::move(step));
        }
    }

    void take(const Step& step) {
        const auto answer = story_.broker.send(
            "GET", step.target, "", {{"Accept", "application/hal+json, */*;q=0.1"}});
        if (answer.status == 405) {
            only_to_write_to.insert(step.relation);
            EXPECT_EQ(story_.broker.send("OPTIONS", step.target).status, 200) << step.target;
            return;
        }
        if (answer.status >= 400) {
            dead_ends.insert(fmt::format("{} {} {}", answer.status, step.relation, step.target));
            return;
        }
        if (const auto document = json::parse(answer.body)) {
            read(*document);
        }
    }

    void read(const json::Value& value) {
        if (const auto* array = value.if_array()) {
            for (const auto& element : *array) {
                read(element);
            }
        }
        const auto* object = value.if_object();
        if (object == nullptr) {
            return;
        }
        for (const auto& [name, member] : *object) {
            if (name == "_links" && member.is_object()) {
                follow_all(member.get_object());
            } else {
                read(member);
            }
        }
    }

    void follow_all(const json::Object& links) {
        for (const auto& [key, value] : links) {
            const std::string relation(key);
            if (relation != "curies") {
                relations.insert(relation);
                follow(relation, value);
                look_up(relation, links);
            }
        }
    }

    void follow(const std::string& relation, const json::Value& value) {
        if (const auto* array = value.if_array()) {
            for (const auto& one : *array) {
                follow(relation, one);
            }
            return;
        }
        auto href = filled(json::string_or(value.get_object(), "href"), relation);
        if (href.starts_with(kOrigin)) {
            href.erase(0, kOrigin.size());
        }
        if (!href.empty() && !href.starts_with('/')) {
            outside.insert(href);
            return;
        }
        go_to({relation, href.empty() ? "/" : href});
    }

    /// The page that the document's curies lead to.
    void look_up(std::string_view relation, const json::Object& links) {
        const auto* curies = json::array_at(links, "curies");
        const auto colon = relation.find(':');
        for (const auto& curie : curies != nullptr ? *curies : json::Array()) {
            const auto& object = curie.get_object();
            if (colon == relation.npos ||
                json::string_or(object, "name") != relation.substr(0, colon)) {
                continue;
            }
            const auto page =
                replace_all(json::string_or(object, "href"), "{rel}", relation.substr(colon + 1));
            const auto target = page.substr(kOrigin.size());
            const auto answer =
                story_.broker.send("GET", target, "", {{"Accept", "application/hal+json"}});
            if (answer.status != 200) {
                documentation.insert(fmt::format("{} {}", answer.status, target));
            }
        }
    }

    std::string filled(std::string href, const std::string& relation) const {
        for (auto open = href.find('{'); open != href.npos; open = href.find('{')) {
            const auto close = href.find('}', open);
            const auto name = href.substr(open + 1, close - open - 1);
            const auto value = story_.value_of(name, relation);
            EXPECT_NE(value, "") << "nothing is known for {" << name << "} of " << relation;
            href.replace(open, close - open + 1, value.empty() ? "unknown" : value);
        }
        return href;
    }

    const WholeStory& story_;
    std::set<std::string> seen_;
    std::deque<Step> open_;
};

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

TEST(Relations, can_all_be_followed_from_the_index) {
    const WholeStory story;
    Walk walk(story);
    walk.finish();
    EXPECT_THAT(walk.relations,
                IsSupersetOf({"accord:events",
                              "accord:network",
                              "accord:overview",
                              "accord:search",
                              "accord:secrets",
                              "accord:webhook-templates",
                              "create",
                              "pb:webhooks",
                              "pb:triggered-webhooks",
                              "pb:error-logs",
                              "pb:publish-verification-results",
                              "pb:currently-deployed-deployed-versions",
                              "pb:currently-supported-released-versions",
                              "pb:latest-verification-results",
                              "pb:branch",
                              "pb:label"}));
    EXPECT_THAT(walk.only_to_write_to,
                ElementsAre("create",
                            "pb:delete_integration",
                            "pb:execute",
                            "pb:publish-contracts",
                            "pb:publish-verification-results"));
    // There is no content before the first, no version without a tag, and none with the tag prod.
    EXPECT_THAT(walk.dead_ends,
                ElementsAre("404 pb:latest-untagged-pact-version "
                            "/pacts/provider/Orders/consumer/Shop/latest-untagged",
                            "404 pb:latest-untagged-pact-version "
                            "/pacts/provider/Orders/consumer/Till/latest-untagged",
                            "404 pb:previous-distinct "
                            "/pacts/provider/Orders/consumer/Shop/version/1/previous-distinct",
                            "404 pb:previous-distinct "
                            "/pacts/provider/Orders/consumer/Till/version/1/previous-distinct",
                            "404 pb:tag-prod-version /pacticipants/Shop/versions/1/tags/prod",
                            "404 pb:tag-prod-version /pacticipants/Shop/versions/2/tags/prod",
                            "404 pb:tag-prod-version /pacticipants/Till/versions/1/tags/prod"));
    EXPECT_THAT(walk.outside, IsEmpty());
    EXPECT_THAT(walk.documentation, IsEmpty());
}

}  // namespace
}  // namespace accord::broker::api
