// Named secrets over HTTP: what is refused, who may, and that no value comes out again.
#include "broker/service/audit/audit_log.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kToken =
    R"({"name":"TOKEN","value":"v4lue","description":"of CI","teamUuid":null})";

struct Secrets : testing::Test {
    TestBroker broker;
    support::TestUsers users{broker.database()};

    std::string make(std::string_view body = kToken) const {
        const auto made = broker.post("/secrets", body);
        EXPECT_EQ(made.status, 201) << made.body;
        return broker.at(made, "/uuid");
    }
    std::string fault(std::string_view body, std::string_view field) const {
        const auto answer = broker.post("/secrets", body);
        EXPECT_EQ(answer.status, 400) << body;
        EXPECT_THAT(answer.body, Not(HasSubstr("v4lue")));
        return broker.at(answer, fmt::format("/errors/{}/0", field));
    }
};

/// As the Terraform provider asks.
TEST_F(Secrets, are_made_read_changed_and_deleted) {
    const auto made = broker.post("/secrets", kToken);
    EXPECT_EQ(made.status, 201);
    EXPECT_THAT(std::string(made.headers.value_or("content-type", "")),
                HasSubstr("application/hal+json"));
    const auto uuid = broker.at(made, "/uuid");
    const auto path = "/secrets/" + uuid;
    EXPECT_EQ(broker.at(made, "/name"), "TOKEN");
    EXPECT_EQ(broker.at(made, "/description"), "of CI");
    EXPECT_EQ(broker.at(made, "/_links/self/href"), "http://broker" + path);
    EXPECT_EQ(made.headers.value_or("location", ""), "http://broker" + path);
    EXPECT_EQ(broker.at(broker.get("/secrets"), "/_embedded/secrets/0/uuid"), uuid);
    const auto changed =
        broker.put(path, R"({"name":"TOKEN_2","description":"of CI 2","value":"v4lue 2"})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(broker.at(broker.get(path), "/name"), "TOKEN_2");
    for (const auto& answer : {made, changed, broker.get(path), broker.get("/secrets")}) {
        EXPECT_THAT(answer.body, Not(HasSubstr("v4lue")));
    }
    EXPECT_EQ(broker.send("DELETE", path).status, 204);
    EXPECT_EQ(broker.get(path).status, 404);
    EXPECT_EQ(broker.put(path, "{}").status, 404);
    EXPECT_EQ(broker.send("DELETE", path).status, 404);
}

TEST_F(Secrets, name_the_member_that_is_wrong) {
    make();
    EXPECT_EQ(fault("{}", "name"), "is missing");
    EXPECT_EQ(fault(R"({"name":"A"})", "value"), "must be filled");
    EXPECT_EQ(fault(R"({"name":"A","value":""})", "value"), "must be filled");
    EXPECT_EQ(fault(R"({"name":"A","value":"**********"})", "value"), "must be filled");
    EXPECT_EQ(fault(R"({"name":"A","value":["v4lue"]})", "value"), "must be a string");
    EXPECT_EQ(fault(R"({"name":"A","value":"v4lue\u0000"})", "value"),
              "cannot contain NUL characters");
    EXPECT_EQ(
        fault(fmt::format(R"({{"name":"A","value":"v4lue{}"}})", std::string(8200, 'x')), "value"),
        "cannot be longer than 8192 bytes");
    for (const auto* name : {"a b", "a-b", "a.b", "\u00e9", "${user.A}"}) {
        EXPECT_EQ(fault(fmt::format(R"({{"name":"{}","value":"v4lue"}})", name), "name"),
                  "is no name of a secret: up to 64 letters, digits and _");
    }
    EXPECT_EQ(fault(kToken, "name"), "is already used by another secret");
    EXPECT_EQ(fault(R"({"name":"A","value":"v4lue","description":1})", "description"),
              "must be a string");
    EXPECT_EQ(
        fault(R"({"name":"A","value":"v4lue","teamUuid":"99643109-adb0-4e68-b25f-7b14d6bcae16"})",
              "teamUuid"),
        "does not match an existing team");
    EXPECT_EQ(fault(R"({"name":"A","value":"v4lue","teamUuid":7})", "teamUuid"),
              "must be a string");
    EXPECT_THAT(broker.post("/secrets", R"({"name":"A","value":"v4lue)").body,
                Not(HasSubstr("v4lue")));
}

TEST_F(Secrets, keep_what_is_not_said) {
    const auto path = "/secrets/" + make();
    const auto webhook = broker.post("/webhooks/execute", R"({"request":{"method":"POST",
        "url":"https://ci.example.org/${user.TOKEN}"}})");
    EXPECT_EQ(broker.at(webhook, "/request/url"), "/v4lue") << "the sender of tests masks nothing";
    for (const auto* body :
         {"{}", R"({"description":"new"})", R"({"value":"***"})", R"({"value":null})"}) {
        EXPECT_EQ(broker.put(path, body).status, 200) << body;
    }
    EXPECT_EQ(broker.at(broker.get(path), "/description"), "new");
    const auto again = broker.post("/webhooks/execute", R"({"request":{"method":"POST",
        "url":"https://ci.example.org/${user.TOKEN}"}})");
    EXPECT_EQ(broker.at(again, "/request/url"), "/v4lue");
}

TEST_F(Secrets, that_are_gone_are_told_by_a_test_of_the_webhook) {
    const auto uuid = make();
    const auto webhook = broker.post("/webhooks", R"({"events":[{"name":"contract_published"}],
        "request":{"method":"POST","url":"https://ci.example.org/${user.TOKEN}",
                   "headers":{"Authorization":"Bearer ${user.TOKEN}"}}})");
    ASSERT_EQ(webhook.status, 201) << webhook.body;
    EXPECT_THAT(webhook.body, HasSubstr("Bearer ${user.TOKEN}"));
    EXPECT_EQ(broker.send("DELETE", "/secrets/" + uuid).status, 204);
    const auto tried =
        broker.send("POST", fmt::format("/webhooks/{}/execute", broker.at(webhook, "/uuid")));
    EXPECT_EQ(tried.status, 409);
    EXPECT_THAT(tried.body, HasSubstr("there is no secret TOKEN, which ${user.TOKEN} stands for"));
}

TEST_F(Secrets, are_for_those_who_have_the_permission) {
    const auto uuid = make();
    const auto ann = users.administrator();
    const auto status_for =
        [&](std::string_view role, std::string_view method, std::string_view path) {
            const auto token = users.token(users.user(fmt::format("{}-{}@b", role, method), role));
            const auto answer = broker.send(method,
                                            path,
                                            method == "GET" ? "" : R"({"description":"d"})",
                                            {{"Authorization", "Bearer " + token}});
            return answer.status;
        };
    EXPECT_EQ(status_for(domain::kAdministratorRole, "GET", "/secrets"), 200);
    EXPECT_EQ(status_for(domain::kUserRole, "PUT", "/secrets/" + uuid), 200);
    EXPECT_EQ(status_for(domain::kViewerRole, "GET", "/secrets"), 403);
    EXPECT_EQ(status_for(domain::kCiCdRole, "GET", "/secrets/" + uuid), 403);
    EXPECT_EQ(status_for(domain::kCiCdRole, "PUT", "/secrets/" + uuid), 403);
    EXPECT_EQ(broker.get("/secrets").status, 401);
    broker.sign_in("Bearer " + users.token(ann));
    broker.put("/secrets/" + uuid, R"({"value":"v4lue 3"})");
    const auto log = broker.get("/audit?type=secret.changed");
    EXPECT_EQ(broker.at(log, "/events/1/fields/0"), "value");
    EXPECT_EQ(broker.at(log, "/events/0/before/description"), "of CI");
    EXPECT_EQ(broker.at(log, "/events/0/after/description"), "d");
    EXPECT_THAT(log.body, Not(HasSubstr("v4lue")));
}

}  // namespace
}  // namespace accord::broker::api
