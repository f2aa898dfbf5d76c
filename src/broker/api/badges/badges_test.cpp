// Badges as pages show them: of a broker to which the same happened as to the original one when its
// redirects to shields.io were recorded.
#include "support/broker/test_broker.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kBadgePact = "/pacts/provider/Order%20Service/consumer/Web%20Shop";

std::string content_about(std::string_view what) {
    return fmt::format(R"({{"interactions":[{{"description":"{}"}}]}})", what);
}

class BadgeBroker : public TestBroker {
  public:
    void publish(std::string_view version, std::string_view what) const {
        put(fmt::format("{}/version/{}", kBadgePact, version), content_about(what));
    }
    void verify(std::string_view version,
                std::string_view provider_version,
                bool success,
                std::string_view metadata = "") const {
        const auto pact = get(fmt::format("{}/version/{}", kBadgePact, version));
        const auto content =
            at(pact, "/_links/pb:pact-version/href").substr(sizeof "http://broker" - 1);
        post(fmt::format("{}{}/verification-results", content, metadata),
             fmt::format(R"({{"success":{},"providerApplicationVersion":"{}"}})",
                         success,
                         provider_version));
    }
    void tag(std::string_view name, std::string_view version, std::string_view tag) const {
        put(fmt::format("/pacticipants/{}/versions/{}/tags/{}", name, version, tag));
    }
    /// "label: message colour".
    std::string badge(std::string_view target) const {
        const auto response = get(target);
        EXPECT_EQ(response.status, 200) << target;
        EXPECT_EQ(response.headers.value_or("content-type", ""), "image/svg+xml;charset=utf-8");
        const auto& svg = response.body;
        const auto title = svg.find("<title>") + 7;
        const auto colour = svg.rfind("<rect x=");
        const auto code = svg.find("fill=\"", colour) + 6;
        return fmt::format("{} {}",
                           svg.substr(title, svg.find("</title>") - title),
                           svg.substr(code, svg.find('"', code) - code));
    }
    std::string pact_badge(std::string_view rest) const {
        return badge(fmt::format("{}/{}", kBadgePact, rest));
    }
};

TEST(Badges, of_pacts_tell_how_they_stand) {
    const BadgeBroker broker;
    EXPECT_EQ(broker.pact_badge("latest/badge"), "pact not found: unknown #9f9f9f");
    broker.publish("1", "a");
    EXPECT_EQ(broker.pact_badge("latest/badge"), "web shop/order service pact: unknown #9f9f9f");
    broker.verify("1", "1", true);
    EXPECT_EQ(broker.pact_badge("latest/badge"), "web shop/order service pact: verified #4c1");
    broker.publish("2", "b");
    EXPECT_EQ(broker.pact_badge("latest/badge"), "web shop/order service pact: changed #fe7d37");
    broker.verify("2", "1", false);
    EXPECT_EQ(broker.pact_badge("latest/badge"), "web shop/order service pact: failed #e05d44");
    broker.publish("3", "c");
    EXPECT_EQ(broker.pact_badge("latest/badge"), "web shop/order service pact: failed #e05d44");
    broker.verify("3", "1", false, "/metadata/cD10cnVl");  // p=true
    EXPECT_EQ(broker.pact_badge("latest/badge"),
              "web shop/order service pact: failed (pending) #e05d44");
}

TEST(Badges, of_pacts_may_be_of_a_tag_or_of_none) {
    const BadgeBroker broker;
    broker.publish("1", "a");
    broker.verify("1", "1", true);
    broker.tag("Web%20Shop", "1", "prod");
    EXPECT_EQ(broker.pact_badge("latest-untagged/badge"), "pact not found: unknown #9f9f9f");
    broker.publish("2", "b");
    EXPECT_EQ(broker.pact_badge("latest/prod/badge"), "web shop/order service pact: verified #4c1");
    EXPECT_EQ(broker.pact_badge("latest/none/badge"), "pact not found: unknown #9f9f9f");
    EXPECT_EQ(broker.pact_badge("latest-untagged/badge"),
              "web shop/order service pact: unknown #9f9f9f");
}

TEST(Badges, of_pacts_have_the_label_that_is_asked_for) {
    const BadgeBroker broker;
    broker.publish("1", "a");
    const auto label = [&](std::string_view query) {
        const auto words = broker.pact_badge(fmt::format("latest/badge.svg?{}", query));
        return words.substr(0, words.find(':'));
    };
    EXPECT_EQ(label("label=consumer"), "web shop pact");
    EXPECT_EQ(label("label=PROVIDER"), "order service pact");
    EXPECT_EQ(label("label=odd"), "web shop/order service pact");
    EXPECT_EQ(label("initials=true"), "ws/os pact");
    EXPECT_EQ(label("initials=1"), "web shop/order service pact");
    EXPECT_EQ(label("initials=true&label=consumer"), "ws pact");
}

TEST(Badges, of_the_matrix_compare_tags) {
    const BadgeBroker broker;
    const auto badge = [&](std::string_view provider_tag, std::string_view consumer_tag) {
        return broker.badge(
            fmt::format("/matrix/provider/Order%20Service/latest/{}/consumer/Web%20Shop/latest/{}/"
                        "badge",
                        provider_tag,
                        consumer_tag));
    };
    EXPECT_EQ(badge("prod", "prod"), "pact not found: unknown #9f9f9f");
    broker.publish("1", "a");
    broker.publish("2", "b");
    broker.tag("Web%20Shop", "1", "prod_1");
    broker.tag("Web%20Shop", "2", "dev");
    broker.verify("1", "1", true);
    broker.verify("2", "2", false);
    broker.tag("Order%20Service", "1", "prod-eu");
    broker.tag("Order%20Service", "2", "dev");
    EXPECT_EQ(badge("prod-eu", "prod_1"),
              "web shop (prod_1)/order service (prod-eu) pact: verified #4c1");
    EXPECT_EQ(badge("dev", "dev"), "web shop (dev)/order service (dev) pact: failed #e05d44");
    EXPECT_EQ(badge("none", "dev"), "web shop (dev)/order service (none) pact: unknown #9f9f9f");
    EXPECT_EQ(badge("prod-eu", "none"), "pact not found: unknown #9f9f9f");
}

TEST(Badges, of_can_i_deploy_tell_the_decision_or_what_is_missing) {
    const BadgeBroker broker;
    broker.publish("1", "a");
    broker.verify("1", "1", true);
    broker.tag("Web%20Shop", "1", "dev");
    broker.tag("Order%20Service", "1", "prod");
    broker.put("/pacticipants/Web%20Shop/branches/feat%2Fx/versions/1");
    broker.post("/environments", R"({"name":"live","production":true})");
    const std::string tag = "/pacticipants/Web%20Shop/latest-version/dev/can-i-deploy/to/";
    EXPECT_EQ(broker.badge(tag + "prod/badge"), "can-i-deploy: dev to prod #4c1");
    EXPECT_EQ(broker.badge(tag + "none/badge"), "can-i-deploy: dev to none #e05d44");
    EXPECT_EQ(broker.badge(tag + "prod/badge.svg?label=my%20label"), "my label: dev to prod #4c1");
    EXPECT_EQ(broker.badge(tag + "prod/badge?label="), "can-i-deploy: dev to prod #4c1");
    const auto from_tag = [&](std::string_view name, std::string_view from) {
        return broker.badge(fmt::format(
            "/pacticipants/{}/latest-version/{}/can-i-deploy/to/prod/badge", name, from));
    };
    EXPECT_EQ(from_tag("Nobody", "dev"), "pacticipant: not found #9f9f9f");
    EXPECT_EQ(from_tag("Web%20Shop", "none"), "version: not found #9f9f9f");
    const auto from_branch =
        [&](std::string_view name, std::string_view branch, std::string_view to) {
            return broker.badge(fmt::format(
                "/pacticipants/{}/branches/{}/latest-version/can-i-deploy/to-environment/{}/badge",
                name,
                branch,
                to));
        };
    EXPECT_EQ(from_branch("Web%20Shop", "feat%2Fx", "live"),
              "can-i-deploy: feat/x to live #e05d44");
    EXPECT_EQ(from_branch("Nobody", "main", "live"), "pacticipant: not found #9f9f9f");
    EXPECT_EQ(from_branch("Web%20Shop", "main", "live"), "branch: not found #9f9f9f");
    EXPECT_EQ(from_branch("Web%20Shop", "feat%2Fx", "none"), "environment: not found #9f9f9f");
}

TEST(Badges, of_can_i_merge_tell_whether_main_branches_work_together) {
    const BadgeBroker broker;
    const std::string merge = "/pacticipants/Web%20Shop/main-branch/can-i-merge/badge";
    EXPECT_EQ(broker.badge(merge), "pacticipant: not found #9f9f9f");
    broker.publish("1", "a");
    EXPECT_EQ(broker.badge(merge), "main branch version: not found #9f9f9f");
    broker.put("/pacticipants/Web%20Shop/branches/main/versions/1");
    broker.put("/pacticipants/Order%20Service/branches/main/versions/1");
    EXPECT_EQ(broker.badge(merge), "can-i-merge: unknown #9f9f9f");
    broker.verify("1", "1", false);
    EXPECT_EQ(broker.badge(merge + "?label=x"), "can-i-merge: failed #e05d44");
    broker.verify("1", "1", true);
    EXPECT_EQ(broker.badge(merge), "can-i-merge: success #4c1");
}

TEST(Badges, may_be_kept_for_a_while_only_where_they_tell_whether_to_merge) {
    const BadgeBroker broker;
    broker.publish("1", "a");
    broker.put("/pacticipants/Web%20Shop/branches/main/versions/1");
    const auto cache_control = [&](std::string_view target) {
        return std::string(broker.get(target).headers.value_or("cache-control", ""));
    };
    EXPECT_EQ(cache_control("/pacticipants/Web%20Shop/main-branch/can-i-merge/badge"),
              "max-age=30");
    EXPECT_EQ(cache_control("/pacticipants/Nobody/main-branch/can-i-merge/badge"), "no-cache");
    EXPECT_EQ(cache_control(fmt::format("{}/latest/badge", kBadgePact)), "no-cache");
}

TEST(Badges, are_for_those_who_take_pictures) {
    const BadgeBroker broker;
    const auto status = [&](std::string_view accept) {
        return broker
            .send("GET",
                  fmt::format("{}/latest/badge", kBadgePact),
                  "",
                  {{"Accept", std::string(accept)}})
            .status;
    };
    EXPECT_EQ(status("image/avif,image/webp,image/*,*/*;q=0.8"), 200);
    EXPECT_EQ(status("application/hal+json"), 406);
}

}  // namespace
}  // namespace accord::broker::api
