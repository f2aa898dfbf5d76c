// Whole answers as approval files: a fixed story is played on an empty broker, and every answer to
// it stands in tests/approved/broker/answers/, so that no byte of them changes unseen.
#include "base/encoding.hpp"
#include "support/approval.hpp"
#include "support/broker/test_broker.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

using GivenHeaders = std::initializer_list<http::Headers::Field>;

constexpr std::string_view kPactOne =
    R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[)"
    R"({"description":"all orders","providerState":"two orders",)"
    R"("request":{"method":"GET","path":"/orders"},"response":{"status":200,"body":[1,2.0]}}],)"
    R"("metadata":{"pactSpecification":{"version":"2.0.0"}}})";
constexpr std::string_view kPactTwo =
    R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[)"
    R"({"description":"one order","request":{"method":"GET","path":"/orders/1"},)"
    R"("response":{"status":200}}],"metadata":{"pactSpecification":{"version":"2.0.0"}}})";
constexpr std::string_view kTillPact =
    R"({"consumer":{"name":"Till é"},"provider":{"name":"Orders"},"interactions":[]})";
constexpr std::string_view kPair = "/pacts/provider/Orders/consumer/Shop";
constexpr std::string_view kShop = "/pacticipants/Shop";

/// The status, the headers and the body, a JSON body laid out to be read. The entity tag says no
/// more than the body does.
std::string render(const http::Response& response) {
    std::string text = fmt::format("{}\n", response.status);
    for (const auto& [name, value] : response.headers) {
        if (name != "ETag") {
            text += fmt::format("{}: {}\n", name, value);
        }
    }
    if (response.body.empty()) {
        return text;
    }
    const auto body = json::parse(response.body);
    return text + "\n" + (body ? json::write_pretty(*body) : response.body) + "\n";
}

/// What happens to a broker, a second after the other; each answer is held to its file.
class Story {
  public:
    http::Response tell(std::string_view file,
                        std::string_view method,
                        std::string_view target,
                        std::string_view body = {},
                        GivenHeaders headers = {}) const {
        broker_.clock().advance(std::chrono::seconds(1));
        auto response = broker_.send(method, target, body, headers);
        const auto text = fmt::format("{} {}\n{}\n{}",
                                      method,
                                      target,
                                      body.empty() ? "" : fmt::format("{}\n", body),
                                      render(response));
        EXPECT_APPROVED(fmt::format("broker/answers/{}.txt", file), text);
        return response;
    }
    void get(std::string_view file, std::string_view target) const { tell(file, "GET", target); }

    std::string at(const http::Response& response, std::string_view pointer) const {
        return broker_.at(response, pointer);
    }
    /// A worker that took three turns, the last of which failed.
    void work() const {
        auto& status = broker_.workers().add("webhooks");
        const auto log = Logger::silent();
        std::stop_source stop;
        service::keep_working(stop.get_token(), *log, status, [&, turn = 0]() mutable {
            if (++turn < 3) {
                return status.done(broker_.clock().now());
            }
            stop.request_stop();
            throw std::runtime_error("there is no thread left");
        });
    }
    /// The path of a link.
    std::string follow(const http::Response& response, std::string_view relation) const {
        return at(response, fmt::format("/_links/{}/href", relation)).substr(kBase.size());
    }

  private:
    static constexpr std::string_view kBase = "http://broker";
    TestBroker broker_;
};

std::string publication(std::string_view number,
                        std::string_view branch,
                        std::string_view content) {
    return fmt::format(
        R"({{"pacticipantName":"Shop","pacticipantVersionNumber":"{}","branch":"{}","tags":["dev"],)"
        R"("buildUrl":"http://ci/{}","contracts":[{{"consumerName":"Shop","providerName":"Orders",)"
        R"("content":"{}","contentType":"application/json","specification":"pact"}}]}})",
        number,
        branch,
        number,
        base64_encode(content));
}

/// A shop that published twice, a till once.
struct Published : Story {
    Published() {
        tell("publish", "POST", "/contracts/publish", publication("1", "main", kPactOne));
        tell("publish_again", "POST", "/contracts/publish", publication("1", "main", kPactOne));
        tell("publish_changed", "POST", "/contracts/publish", publication("2", "feat", kPactTwo));
        tell("publish_by_put",
             "PUT",
             "/pacts/provider/Orders/consumer/Till%20%C3%A9/version/1.0",
             kTillPact);
    }
};

/// Its orders verified one content and failed at the other.
struct Verified : Published {
    Verified() {
        const auto pact = tell("pact_of_version", "GET", at_version("1"));
        results = follow(pact, "pb:publish-verification-results");
        const auto made =
            tell("result",
                 "POST",
                 results,
                 R"({"success":true,"providerApplicationVersion":"o1","buildUrl":"http://ci/o1",)"
                 R"("verifiedBy":{"implementation":"Accord","version":"0.1"},)"
                 R"("testResults":[{"interactionId":"x","success":true}]})");
        result = follow(made, "self");
        tell("provider_branch", "PUT", "/pacticipants/Orders/branches/main/versions/o1", "{}");
        const auto other = tell("pact_of_second_version", "GET", at_version("2"));
        tell("failed_result",
             "POST",
             follow(other, "pb:publish-verification-results"),
             R"({"success":false,"providerApplicationVersion":"o1"})");
    }
    static std::string at_version(std::string_view number) {
        return fmt::format("{}/version/{}", kPair, number);
    }
    std::string results;  ///< of the content that was verified
    std::string result;
};

/// And both run somewhere.
struct Deployed : Verified {
    Deployed() {
        environment = at(tell("environment",
                              "POST",
                              "/environments",
                              R"({"name":"test","displayName":"Test","production":false,)"
                              R"("contacts":[{"name":"Team","details":{"email":"a@b.c"}}]})"),
                         "/uuid");
        const auto deploy = [&](std::string_view file, std::string_view name, std::string_view of) {
            return tell(file,
                        "POST",
                        fmt::format("/pacticipants/{}/versions/{}/deployed-versions/environment/{}",
                                    name,
                                    of,
                                    environment),
                        R"({"applicationInstance":"blue"})");
        };
        deploy("deploy_provider", "Orders", "o1");
        deployed = follow(deploy("deploy_consumer", "Shop", "1"), "self");
        released = follow(
            tell("release",
                 "POST",
                 fmt::format("{}/versions/2/released-versions/environment/{}", kShop, environment),
                 "{}"),
            "self");
    }
    std::string environment;
    std::string deployed;
    std::string released;
};

TEST(Answers, to_publishing) { const Published story; }

TEST(Answers, with_pacts) {
    const Verified story;
    const auto pair = std::string(kPair);
    story.get("latest_pact", pair + "/latest");
    story.get("latest_tagged_pact", pair + "/latest/dev");
    story.get("latest_untagged_pact",
              "/pacts/provider/Orders/consumer/Till%20%C3%A9/latest-untagged");
    story.get("latest_untagged_pact_missing", pair + "/latest-untagged");
    story.get("latest_branch_pact", pair + "/branch/main/latest");
    story.get("previous_distinct_pact", pair + "/version/2/previous-distinct");
    story.get("pacts_of_pair", pair + "/versions");
    story.get("pacts_of_pair_with_tag", pair + "/tag/dev");
    story.get("pacts_of_pair_on_branch", pair + "/branch/main");
    story.get("pacts_of_provider", "/pacts/provider/Orders");
    story.get("latest_pacts_of_provider", "/pacts/provider/Orders/latest");
    story.get("tagged_pacts_of_provider", "/pacts/provider/Orders/tag/dev");
    story.get("branch_pacts_of_provider", "/pacts/provider/Orders/branch/main/latest");
    story.get("latest_pacts", "/pacts/latest");
    story.get("integrations", "/integrations");
    story.tell("integrations_as_graph",
               "GET",
               "/integrations",
               "",
               {{"Accept", "text/vnd.graphviz, */*;q=0.1"}});
    story.tell("latest_pact_with_contract_apart",
               "GET",
               pair + "/latest",
               "",
               {{"Accept", "application/vnd.pactbrokerextended.v1+json"}});
    story.tell("merge", "PATCH", story.at_version("2"), kPactOne);
    story.tell("delete_pact", "DELETE", story.at_version("2"));
    story.tell("delete_pacts_with_tag", "DELETE", pair + "/tag/dev");
    story.tell("delete_integration", "DELETE", "/integrations/provider/Orders/consumer/Shop");
}

TEST(Answers, with_differences) {
    const Verified story;
    const auto pair = std::string(kPair);
    story.get("difference_to_previous", story.at_version("2") + "/diff/previous-distinct");
    story.get("difference_to_previous_missing", story.at_version("1") + "/diff/previous-distinct");
    story.get("difference_to_version", story.at_version("1") + "/diff/version/2");
    story.get("difference_to_version_missing", story.at_version("1") + "/diff/version/3");
    const auto content = [&](std::string_view version) {
        return story.follow(
            story.tell("pact_to_compare_" + std::string(version), "GET", story.at_version(version)),
            "pb:pact-version");
    };
    const auto second = content("2");
    story.get("difference_of_contents",
              content("1") + "/diff/pact-version/" + second.substr(second.rfind('/') + 1));
    story.get("difference_of_contents_missing", second + "/diff/pact-version/0123");
    story.tell("publish_other_content", "PUT", story.at_version("1"), kPactTwo);
}

TEST(Answers, with_provider_states) {
    const Deployed story;
    const std::string states = "/pacts/provider/Orders/provider-states";
    story.get("provider_states", states);
    story.get("provider_states_on_branch", states + "/branch/feat");
    story.get("provider_states_in_environment", states + "/environment/" + story.environment);
    story.get("provider_states_of_nobody", "/pacts/provider/Nobody/provider-states");
}

TEST(Answers, about_everything) {
    const Deployed story;
    const GivenHeaders text{{"Accept", "text/plain"}};
    story.get("dashboard", "/dashboard");
    story.get("dashboard_page", "/dashboard?page=2&size=1");
    story.tell("dashboard_as_text", "GET", "/dashboard", "", text);
    story.get("dashboard_of_pair", "/dashboard/provider/Orders/consumer/Till%20%C3%A9");
    story.get("dashboard_of_nobody", "/dashboard/provider/Orders/consumer/Nobody");
    story.get("dashboard_invalid", "/dashboard?page=0");
    story.get("metrics", "/metrics");
    story.get("relationships", "/relationships.csv");
    story.get("group", "/groups/Shop.csv?maxPacticipants=2");
    story.get("group_of_nobody", "/groups/Nobody");
}

TEST(Answers, as_badges) {
    const Deployed story;
    const auto pair = std::string(kPair);
    const auto shop = std::string(kShop);
    story.get("badge_of_pact", pair + "/latest/badge");
    story.get("badge_of_tagged_pact", pair + "/latest/dev/badge.svg?label=consumer");
    story.get("badge_of_untagged_pact", pair + "/latest-untagged/badge");
    story.get("badge_of_matrix",
              "/matrix/provider/Orders/latest/prod/consumer/Shop/latest/dev/badge?initials=true");
    story.get("badge_of_tag", shop + "/latest-version/dev/can-i-deploy/to/dev/badge?label=go%3F");
    story.get("badge_of_branch",
              shop + "/branches/main/latest-version/can-i-deploy/to-environment/test/badge.svg");
    story.get("badge_of_merge", shop + "/main-branch/can-i-merge/badge");
}

TEST(Answers, for_verification) {
    const Verified story;
    const auto asked = story.tell("pacts_for_verification",
                                  "POST",
                                  "/pacts/provider/Orders/for-verification",
                                  R"({"providerVersionBranch":"main","includePendingStatus":true,)"
                                  R"("includeWipPactsSince":"2020-01-01",)"
                                  R"("consumerVersionSelectors":[{"branch":"main"},)"
                                  R"({"tag":"dev","latest":true},{"deployed":true}]})");
    const auto pact =
        story.at(asked, "/_embedded/pacts/0/_links/self/href").substr(sizeof "http://broker" - 1);
    story.get("pact_for_verification", pact);
    story.tell("result_with_metadata",
               "POST",
               pact + "/verification-results",
               R"({"success":false,"providerApplicationVersion":"o2"})");
    story.get("pacts_for_verification_by_get", "/pacts/provider/Orders/for-verification");
    story.tell("selectors_invalid",
               "POST",
               "/pacts/provider/Orders/for-verification",
               R"({"consumerVersionSelectors":[{"latset":true}]})");
}

TEST(Answers, with_results) {
    const Verified story;
    story.get("latest_result", story.results + "/latest");
    story.get("result_by_number", story.result);
    story.get("latest_result_of_version", story.at_version("2") + "/verification-results/latest");
    story.get("latest_result_of_latest",
              fmt::format("{}/latest/verification-results/latest", kPair));
    story.get("results_of_version", "/verification-results/consumer/Shop/version/1/latest");
    story.get("result_missing", story.results + "/99");
    story.tell("result_invalid", "POST", story.results, R"({"success":"maybe"})");
    story.tell("delete_result", "DELETE", story.result);
}

TEST(Answers, with_pacticipants_and_versions) {
    const Verified story;
    const auto shop = std::string(kShop);
    story.tell("label", "PUT", shop + "/labels/team-a");
    story.get("label_again", shop + "/labels/team-a");
    story.get("labels", "/labels");
    story.get("pacticipants_with_label", "/pacticipants/label/team-a");
    story.get("pacticipants", "/pacticipants");
    story.get("pacticipants_page", "/pacticipants?page=2&size=1");
    story.get("pacticipant", shop);
    story.tell("create_pacticipant", "POST", "/pacticipants", R"({"name":"Stock"})");
    story.tell("update_pacticipant", "PATCH", shop, R"({"mainBranch":"main","displayName":"S"})");
    story.tell("tag", "PUT", shop + "/versions/1/tags/prod", "{}");
    story.get("tag_again", shop + "/versions/1/tags/prod");
    story.get("versions_with_tag", shop + "/tags/prod/versions");
    story.tell("branch", "PUT", shop + "/branches/fix%2F1/versions/3", "{}");
    story.get("branch_again", shop + "/branches/fix%2F1");
    story.get("branches", shop + "/branches");
    story.get("versions_of_branch", shop + "/branches/main/versions");
    story.get("latest_version_of_branch", shop + "/branches/main/latest-version");
    story.get("branch_version", shop + "/branches/main/versions/1");
    story.get("versions", shop + "/versions");
    story.get("versions_page", shop + "/versions?size=1");
    story.get("version", shop + "/versions/1");
    story.get("latest_version", shop + "/latest-version");
    story.get("latest_version_with_tag", shop + "/latest-version/dev");
    story.tell("create_version", "PUT", shop + "/versions/4", R"({"buildUrl":"http://ci/4"})");
    story.tell("delete_tag", "DELETE", shop + "/versions/1/tags/prod");
    story.tell("delete_label", "DELETE", shop + "/labels/team-a");
    story.tell("delete_branch", "DELETE", shop + "/branches/feat");
    story.tell("delete_version", "DELETE", shop + "/versions/4");
    story.tell("delete_pacticipant", "DELETE", shop);
}

TEST(Answers, with_environments) {
    const Deployed story;
    const auto environment = "/environments/" + story.environment;
    const auto shop = std::string(kShop);
    story.get("environments", "/environments");
    story.get("environment_again", environment);
    story.get("currently_deployed", environment + "/deployed-versions/currently-deployed");
    story.get("currently_supported", environment + "/released-versions/currently-supported");
    story.get("deployments_of_version",
              shop + "/versions/1/deployed-versions/environment/" + story.environment);
    story.get("releases_of_version",
              shop + "/versions/2/released-versions/environment/" + story.environment);
    story.get("deployed_version", story.deployed);
    story.get("released_version", story.released);
    story.get("version_that_is_deployed", shop + "/versions/1");
    const GivenHeaders patch{{"Content-Type", "application/merge-patch+json"}};
    story.tell("undeploy", "PATCH", story.deployed, R"({"currentlyDeployed":false})", patch);
    story.tell("end_support", "PATCH", story.released, R"({"currentlySupported":false})", patch);
    story.tell("update_environment", "PUT", environment, R"({"name":"qa","production":true})");
    story.tell("environment_invalid", "POST", "/environments", R"({"name":"a b"})");
    story.tell("delete_environment", "DELETE", environment);
}

TEST(Answers, with_webhooks) {
    const Verified story;
    const auto pair = std::string(kPair);
    const auto made = story.tell(
        "create_webhook",
        "POST",
        "/webhooks",
        R"({"description":"tell CI","consumer":{"name":"Shop"},"provider":{"label":"core"},)"
        R"("events":[{"name":"contract_published"},{"name":"provider_verification_failed"}],)"
        R"("request":{"method":"POST","url":"https://ci.example.org/${pactbroker.consumerName}",)"
        R"("headers":{"Authorization":"Bearer s3cret","Accept":"*/*"},)"
        R"("body":{"a":[1,"${pactbroker.pactUrl}"]},"username":"me","password":"s3cret"}})");
    story.get("webhook", story.follow(made, "self"));
    story.tell("create_webhook_of_pair",
               "POST",
               "/webhooks/provider/Orders/consumer/Shop",
               R"({"request":{"method":"POST","url":"https://ci.example.org"}})");
    story.get("webhooks", "/webhooks");
    story.get("webhooks_of_pact", pair + "/webhooks");
    story.get("webhook_status", pair + "/webhooks/status");
    story.get("triggered_by_pact", story.at_version("1") + "/triggered-webhooks");
    story.get("triggered_by_result", story.result + "/triggered-webhooks");
    story.tell("put_webhook",
               "PUT",
               "/webhooks/my-own-identifier_1",
               R"({"request":{"method":"POST","url":"https://ci.example.org"},"enabled":false})");
    story.tell("webhook_invalid",
               "PUT",
               "/webhooks/short",
               R"({"consumer":{"name":"Nobody"},"provider":{},"events":[{"name":"x"}],)"
               R"("request":{"method":"GET","url":"http://ci.example.org"}})");
    story.tell("execute_webhook", "POST", "/webhooks/my-own-identifier_1/execute");
    story.tell(
        "execute_unsaved_webhook",
        "POST",
        "/webhooks/execute",
        R"({"request":{"method":"POST","url":"https://ci.example.org/${pactbroker.consumerName}"}})");
    story.get("webhook_templates", "/webhook-templates");
    story.tell("create_webhook_from_template",
               "POST",
               "/webhook-templates/gitlab/webhooks",
               R"({"parameters":{"project":7,"TOKEN":"s3cret"},"provider":{"name":"Orders"}})");
    story.tell("webhook_template_invalid",
               "POST",
               "/webhook-templates/slack/webhooks",
               R"({"parameters":{"path":"s3cret"}})");
    story.tell("redeliver_nothing", "POST", "/triggered-webhooks/there-is-none/redeliver");
    story.work();
    story.get("workers", "/diagnostic/status/workers");
    story.tell("delete_webhook", "DELETE", "/webhooks/my-own-identifier_1");
}

TEST(Answers, to_can_i_deploy) {
    const Deployed story;
    const GivenHeaders text{{"Accept", "text/plain"}};
    const auto shop = std::string(kShop);
    story.get("can_i_deploy", "/can-i-deploy?pacticipant=Shop&version=1&environment=test");
    story.get("can_i_deploy_no", "/can-i-deploy?pacticipant=Shop&version=2&environment=test");
    story.tell("can_i_deploy_as_text",
               "GET",
               "/can-i-deploy?pacticipant=Shop&version=2&environment=test",
               "",
               text);
    story.get("can_i_deploy_invalid", "/can-i-deploy?pacticipant=Shop");
    story.get("can_i_deploy_branch",
              shop + "/branches/main/latest-version/can-i-deploy/to-environment/test");
    story.get("can_i_deploy_tag", shop + "/latest-version/dev/can-i-deploy/to/dev");
    constexpr std::string_view kMatrix = "/matrix?q[][pacticipant]=Shop&q[][pacticipant]=Orders";
    story.get("matrix", kMatrix);
    story.tell("matrix_as_text", "GET", kMatrix, "", text);
    story.get("matrix_of_pair", "/matrix/provider/Orders/consumer/Shop");
    story.get("matrix_invalid", "/matrix");
}

TEST(Answers, at_the_root) {
    const Published story;
    story.get("index", "/");
    story.get("heartbeat", "/diagnostic/status/heartbeat");
    story.get("dependencies", "/diagnostic/status/dependencies");
    story.get("relation", "/doc/environments");
    story.tell("options", "OPTIONS", "/pacticipants/Shop");
}

TEST(Answers, to_what_is_wrong) {
    const Published story;
    const GivenHeaders problem{{"Accept", "application/problem+json, application/hal+json"}};
    story.get("error_nowhere", "/nowhere");
    story.tell("error_nowhere_as_problem", "GET", "/nowhere", "", problem);
    story.get("error_no_pacticipant", "/pacticipants/Nobody/versions");
    story.tell(
        "error_no_pacticipant_as_problem", "GET", "/pacticipants/Nobody/versions", "", problem);
    story.tell("error_method", "POST", "/pacts/latest");
    story.tell("error_accept", "GET", "/", "", {{"Accept", "text/csv"}});
    story.tell("error_content_type",
               "PUT",
               "/pacticipants/Shop/versions/1/tags/dev",
               "x",
               {{"Content-Type", "text/plain"}});
    story.tell("error_no_json", "POST", "/pacticipants", "{nope");
    story.tell("error_no_body", "POST", "/pacticipants", "");
    story.tell("error_invalid", "POST", "/pacticipants", R"({"name":""})");
    story.tell("error_invalid_as_problem", "POST", "/pacticipants", R"({"name":""})", problem);
    story.tell("error_conflict", "PUT", std::string(kPair) + "/version/1", kPactTwo);
    story.tell("error_conflict_in_contracts",
               "POST",
               "/contracts/publish",
               publication("1", "main", kPactTwo));
    story.tell("error_contracts", "POST", "/contracts/publish", R"({"contracts":[{}]})");
    story.tell("error_contracts_as_problem",
               "POST",
               "/contracts/publish",
               R"({"contracts":[{}]})",
               problem);
    story.tell(
        "error_names_differ", "PUT", "/pacts/provider/Orders/consumer/Kiosk/version/1", kPactOne);
    story.get("error_page", "/pacticipants?page=0");
    story.get("error_path", "/pacticipants/a%0Ab");
}

}  // namespace
}  // namespace accord::broker::api
