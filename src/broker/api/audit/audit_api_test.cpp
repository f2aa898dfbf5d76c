// What is done leaves an entry that says who did it; and the log as PactFlow's clients ask for it.
#include "broker/api/audit/audit_types.hpp"
#include "broker/api/routes.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "support/broker/busy_broker.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

#include <map>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string name_of_audited(const Route& route) {
    return fmt::format("{} {}", to_string(route.method), route.pattern);
}

std::vector<domain::AuditRecord> records_of(db::Database& database) {
    return database
        .read([](db::Session& session) { return service::audit_portion(session, 0, 100'000); })
        .value();
}

/// What comes back from a provider has an entry of its own: see federation/sign_in_test.cpp.
bool changes_nothing(const Route& route) {
    return route.method == Method::kGet || route.pattern == "/test/error" ||
           route.pattern == "/auth/:identity_provider/callback" ||
           route.pattern.ends_with("/for-verification");
}

TEST(AuditTypes, are_there_for_each_route_that_changes_something) {
    for (const Route& route : routes()) {
        EXPECT_EQ(audit_type(route).empty(), changes_nothing(route)) << name_of_audited(route);
    }
}

/// Bodies by pattern, where an empty object is refused.
std::string_view body_for(std::string_view pattern, Method method) {
    static const std::map<std::string_view, std::string_view> kBodies = {
        {"/admin/roles", R"({"name":"Porter","permissions":[]})"},
        {"/admin/roles/:role", R"({"name":"Clerk","permissions":[]})"},
        {"/admin/system-accounts", R"({"name":"robot 2"})"},
        {"/admin/system-accounts/:account/tokens", R"({"description":"d"})"},
        {"/admin/system-accounts/:account/workload-identities",
         R"({"issuer":"https://ci.example.org","claims":{"repository":"acme/other"}})"},
        {"/admin/teams", R"({"name":"Team 2"})"},
        {"/admin/teams/:team", R"({"name":"Team 3"})"},
        {"/admin/teams/:team/users", R"({"users":[]})"},
        {"/admin/tenant/authentication-settings",
         R"({"authenticationProviders":{"Google":{"emailDomains":["example.org"]}}})"},
        {"/scim/v2/Users", R"({"userName":"frida@example.org"})"},
        {"/scim/v2/Groups", R"({"displayName":"Bakers"})"},
        {"/scim/v2/Groups/:group", R"({"displayName":"Chefs","Operations":[
             {"op":"replace","path":"displayName","value":"Chefs"}]})"},
        {"/scim/v2/Users/:user", R"({"userName":"bob@example.org","Operations":[
             {"op":"replace","path":"displayName","value":"Bob"}]})"},
        {"/secrets", R"({"name":"OTHER","value":"hidden"})"},
        {"/secrets/:secret", R"({"value":"hidden"})"},
        {"/settings/tokens", R"({"description":"d"})"},
        {"/admin/users", R"({"email":"carl@example.org"})"},
        {"/admin/users/invite-user", R"({"email":"dora@example.org"})"},
        {"/admin/users/invite-users", R"({"users":[{"email":"emil@example.org"}]})"},
        {"/lost-password", R"({"email":"ann@example.org"})"},
        {"/set-password", R"({"token":"none","password":"another horse battery"})"},
        {"/admin/users/:user", R"({"name":"Bob"})"},
        {"/admin/users/:user/roles", R"({"roles":[]})"},
        {"/environments", R"({"name":"test","production":false})"},
        {"/environments/:environment", R"({"name":"live","production":true,"displayName":"L"})"},
        {"/pacticipants", R"({"name":"New"})"},
        {"/preferences/system/:preference", R"({"value":"Hello"})"},
        {"/preferences/current-user/:own_preference", R"({"value":false})"},
        {"/session", R"({"email":"ann@example.org","password":"another horse battery"})"},
        {"/user/password",
         R"({"currentPassword":"correct horse battery","password":"another horse battery"})"},
        {"/deployed-versions/:deployed_version", R"({"currentlyDeployed":false})"},
        {"/released-versions/:released_version", R"({"currentlySupported":false})"},
        {"/contracts/publish",
         R"({"pacticipantName":"Shop","pacticipantVersionNumber":"9","contracts":[{
             "consumerName":"Shop","providerName":"Orders","specification":"pact",
             "contentType":"application/json","content":"eyJpbnRlcmFjdGlvbnMiOltdfQ=="}]})"},
    };
    if (pattern.ends_with("/verification-results") && method == Method::kPost) {
        return R"({"success":true,"providerApplicationVersion":"8"})";
    }
    if (method == Method::kPatch && pattern.starts_with("/admin/teams")) {
        return "[]";
    }
    if (pattern == "/webhook-templates/:template/webhooks") {
        return R"({"parameters":{"PATH":"a/b/c"}})";
    }
    if (pattern.find("webhooks") != pattern.npos && method != Method::kDelete) {
        return R"({"events":[{"name":"contract_published"}],
                   "request":{"method":"POST","url":"https://example.org/a"}})";
    }
    const auto found = kBodies.find(pattern);
    return found != kBodies.end() ? found->second : R"({"interactions":[]})";
}

TEST(Audit, has_an_entry_of_each_route_that_changed_something) {
    BusyBroker broker;
    broker.let_users_in();
    std::string without;
    for (const Route& route : routes()) {
        if (changes_nothing(route)) {
            continue;
        }
        broker.fill();
        const auto before = records_of(broker.database()).size();
        const auto takes = route.media.takes.empty() ? kJson : route.media.takes.front();
        const std::string type(takes.empty() ? kJson : takes);
        const auto answer = broker.send(to_string(route.method),
                                        broker.path_of(route.pattern),
                                        body_for(route.pattern, route.method),
                                        {{"Content-Type", type}});
        const auto records = records_of(broker.database());
        if (answer.status >= 400) {
            EXPECT_EQ(records.size(), before) << name_of_audited(route);
            without += fmt::format("{} {}\n", answer.status, name_of_audited(route));
            continue;
        }
        ASSERT_EQ(records.size(), before + 1) << name_of_audited(route);
        EXPECT_EQ(records.back().type, audit_type(route));
        EXPECT_EQ(records.back().user_key, "ann@example.org");
        EXPECT_THAT(records.back().text, HasSubstr(fmt::format(R"("route":"{}")", route.pattern)));
    }
    EXPECT_EQ(without,
              "404 DELETE /user/sessions/:session\n404 POST /lost-password\n"
              "404 POST /set-password\n")
        << "who asks has a token, not a session; no mail is sent";
    domain::AuditChain chain;
    for (const auto& record : records_of(broker.database())) {
        ASSERT_EQ(chain.add(record), "") << record.number;
    }
}

class Audited : public testing::Test {
  protected:
    Audited() : ann_(users_.administrator()) { broker_.sign_in("Bearer " + users_.token(ann_)); }

    json::Value last() const {
        return json::parse(records_of(broker_.database()).back().text).value();
    }
    static std::string text_at(const json::Value& value, std::string_view pointer) {
        const auto* found = json::at_pointer(value, pointer);
        return found != nullptr ? json::text_of(*found) : "(nothing)";
    }
    std::string at(const http::Response& answer, std::string_view pointer) const {
        return broker_.at(answer, pointer);
    }
    /// As the worker of a broker does.
    void keep_refused() {
        users_([&](service::Work& work) {
            service::keep_refusals(work, broker_.refusals().take());
            return true;
        });
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    std::string ann_;
};

TEST(Audit, is_empty_without_users) {
    const TestBroker broker;
    EXPECT_EQ(broker.post("/pacticipants", R"({"name":"Shop"})").status, 201);
    EXPECT_EQ(broker.send("GET", "/pacticipants", "", {{"Authorization", "Bearer x"}}).status, 200);
    EXPECT_TRUE(records_of(broker.database()).empty());
    EXPECT_THAT(broker.get("/audit").body, HasSubstr("accord admin create-user"));
}

TEST_F(Audited, tells_how_a_team_was_and_is) {
    const auto team = at(broker_.post("/admin/teams", R"({"name":"Shop"})"), "/uuid");
    EXPECT_EQ(text_at(last(), "/after/name"), "Shop");
    broker_.put("/admin/teams/" + team, R"({"name":"Store"})");
    EXPECT_EQ(text_at(last(), "/type"), "team.changed");
    EXPECT_EQ(text_at(last(), "/before/name"), "Shop");
    EXPECT_EQ(text_at(last(), "/after/name"), "Store");
}

TEST_F(Audited, says_who_did_what_from_where) {
    http::Request request{.method = "PUT", .target = "/pacticipants/A%20B/labels/x"};
    request.peer = "192.0.2.7";
    request.headers.add("Authorization", "Bearer " + users_.token(ann_));
    request.headers.add("X-Forwarded-For", "10.0.0.1, 198.51.100.4");
    request.headers.add("Content-Type", "application/json");
    EXPECT_EQ(broker_.post("/pacticipants", R"({"name":"A B"})").status, 201);
    EXPECT_EQ(text_at(last(), "/subject/location"), "/pacticipants/A%20B");
    ASSERT_EQ(broker_.handle(request).status, 201);
    const auto entry = last();
    EXPECT_EQ(text_at(entry, "/type"), "label.added");
    EXPECT_EQ(text_at(entry, "/user/uuid"), ann_);
    EXPECT_EQ(text_at(entry, "/user/email"), "ann@example.org");
    EXPECT_EQ(text_at(entry, "/user/token").size(), 36U);
    EXPECT_EQ(text_at(entry, "/subject"),
              R"({"pacticipant":"A B","label":"x","location":"/pacticipants/A%20B/labels/x"})");
    EXPECT_EQ(text_at(entry, "/request/address"), "192.0.2.7") << "no proxy of the settings";
    EXPECT_EQ(text_at(entry, "/request/forwardedFor"), "198.51.100.4");
    EXPECT_EQ(text_at(entry, "/request/path"), "/pacticipants/A%20B/labels/x");
    EXPECT_EQ(text_at(entry, "/outcome/status"), "201");
}

TEST_F(Audited, has_before_and_after_of_what_administrators_change) {
    const auto made = broker_.post("/environments", R"({"name":"live","production":true})");
    EXPECT_EQ(text_at(last(), "/after/name"), "live");
    EXPECT_EQ(text_at(last(), "/before"), "(nothing)");
    const auto path = "/environments/" + at(made, "/uuid");
    broker_.put(path, R"({"name":"prod","production":true})");
    EXPECT_EQ(text_at(last(), "/before/name"), "live");
    EXPECT_EQ(text_at(last(), "/after/name"), "prod");
    EXPECT_EQ(text_at(last(), "/after/_links"), "(nothing)");
    EXPECT_EQ(text_at(last(), "/fields"), R"(["name","production"])");
    broker_.send("DELETE", path);
    EXPECT_EQ(text_at(last(), "/before/name"), "prod");
    EXPECT_EQ(text_at(last(), "/after"), "(nothing)");
}

TEST_F(Audited, tells_of_roles_that_were_given) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    broker_.put(fmt::format("/admin/users/{}/role/admin", bob), "");
    EXPECT_EQ(text_at(last(), "/type"), "user.roles_changed");
    EXPECT_EQ(text_at(last(), "/before/_embedded/roles/0/name"), "Viewer");
    EXPECT_THAT(text_at(last(), "/after/_embedded/roles"), HasSubstr("Administrator"));
}

TEST_F(Audited, never_says_a_secret) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    broker_.put("/admin/users/" + bob, R"({"password":"hidden hidden hidden"})");
    EXPECT_EQ(text_at(last(), "/fields"), R"(["password"])");
    const auto token = broker_.post("/settings/tokens", R"({"description":"laptop"})");
    EXPECT_EQ(text_at(last(), "/after/description"), "laptop");
    const auto value = at(token, "/value");
    EXPECT_EQ(broker_
                  .post("/webhooks",
                        R"({"events":[{"name":"contract_published"}],"request":{"method":"POST",
                            "url":"https://example.org/a","username":"u","password":"hidden2",
                            "headers":{"Authorization":"hidden3"}}})")
                  .status,
              201);
    for (const auto& record : records_of(broker_.database())) {
        EXPECT_THAT(record.text, Not(HasSubstr("hidden")));
        EXPECT_THAT(record.text, Not(HasSubstr(value)));
    }
}

TEST_F(Audited, tells_what_was_published) {
    broker_.put("/pacts/provider/Stock/consumer/Shop/version/1", R"({"interactions":[]})");
    EXPECT_EQ(text_at(last(), "/type"), "contract.published");
    EXPECT_THAT(text_at(last(), "/events"), HasSubstr("contract_content_changed"));
}

TEST_F(Audited, has_nothing_of_what_was_refused_or_only_read) {
    const auto before = records_of(broker_.database()).size();
    EXPECT_EQ(broker_.post("/environments", "{}").status, 400);
    EXPECT_EQ(broker_.get("/pacticipants").status, 200);
    EXPECT_EQ(broker_.post("/pacts/provider/P/for-verification", "{}").status, 404);
    keep_refused();
    EXPECT_EQ(records_of(broker_.database()).size(), before);
}

TEST_F(Audited, tells_of_sign_ins_that_failed_and_of_what_was_forbidden) {
    const auto viewer = users_.token(users_.user("vi@example.org", domain::kViewerRole));
    broker_.send("GET", "/pacticipants");
    broker_.send("GET", "/audit", "", {{"Authorization", "Bearer " + viewer}});
    keep_refused();
    EXPECT_EQ(text_at(last(), "/type"), "request.forbidden");
    EXPECT_EQ(text_at(last(), "/user/email"), "vi@example.org");
    EXPECT_EQ(text_at(last(), "/request/route"), "/audit");
    broker_.send("GET", "/nowhere", "", {{"Authorization", "Basic YW5uCkBleAA6aGlkZGVu"}});
    keep_refused();
    EXPECT_EQ(text_at(last(), "/type"), "sign_in.failed");
    EXPECT_EQ(text_at(last(), "/user/kind"), "anonymous");
    EXPECT_EQ(text_at(last(), "/tried/name"), std::string("ann\n@ex\0", 8));
    broker_.send("POST",
                 "/session",
                 R"({"email":"vi@example.org","password":"hidden as well"})",
                 {{"Authorization", ""}, {"Sec-Fetch-Site", "same-origin"}});
    keep_refused();
    EXPECT_EQ(text_at(last(), "/type"), "sign_in.failed");
    EXPECT_EQ(text_at(last(), "/tried/credentials"), "password");
    EXPECT_EQ(text_at(last(), "/tried/name"), "vi@example.org");
    const auto lines = broker_.send("GET", "/audit", "", {{"Accept", "application/jsonl"}});
    EXPECT_EQ(std::ranges::count(lines.body, '\n'), 3);
    EXPECT_THAT(lines.body, HasSubstr(R"("name":"ann\n@ex\u0000")"));
    EXPECT_THAT(lines.body, Not(HasSubstr("hidden")));
}

TEST_F(Audited, is_read_page_by_page) {
    for (const auto* name : {"A", "B", "C"}) {
        broker_.post("/pacticipants", fmt::format(R"({{"name":"{}"}})", name));
        broker_.put(fmt::format("/pacticipants/{}/labels/x", name));
    }
    const auto first = broker_.get("/audit?pageSize=2&type=label.added&sort=+timestamp");
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(at(first, "/events/0/subject/pacticipant"), "A");
    EXPECT_EQ(at(first, "/events/0/user/uuid"), ann_);
    EXPECT_EQ(at(first, "/events/0/hash").size(), 64U);
    const auto whole = broker_.get("/audit");
    EXPECT_EQ(at(whole, "/events/1/previousHash"), at(whole, "/events/0/hash"));
    const auto next = at(first, "/_links/next/href");
    EXPECT_EQ(next,
              "http://broker/audit?pageSize=2&type=label.added&sort=%20timestamp&from=" +
                  at(first, "/events/1/uuid"));
    const auto second = broker_.get(next.substr(std::string("http://broker").size()));
    EXPECT_EQ(at(second, "/events/0/subject/pacticipant"), "C");
    EXPECT_EQ(at(second, "/_links/next"), "(nothing)");
    EXPECT_EQ(at(broker_.get("/audit?sort=-timestamp&pageNumber=3&pageSize=1"),
                 "/events/0/subject/pacticipant"),
              "B");
    EXPECT_EQ(at(broker_.get("/audit?userEmail=nobody@example.org"), "/events"), "[]");
    const auto lines =
        broker_.send("GET", "/audit?pageSize=1", "", {{"Accept", "application/jsonl"}});
    EXPECT_THAT(std::string(lines.headers.value_or("link", "")), HasSubstr("rel=\"next\""));
}

TEST_F(Audited, refuses_questions_that_it_does_not_understand) {
    for (const auto* query :
         {"sort=name",
          "pageSize=101",
          "pageSize=0",
          "pageNumber=x",
          "since=x",
          "from=nothing",
          "pageNumber=200&pageSize=100",
          "type=a&type=b&type=c&type=d&type=e&type=f&type=g&type=h&type=i&type=j"
          "&type=k&type=l&type=m&type=n&type=o&type=p&type=q&type=r&type=s"
          "&type=t&type=u"}) {
        EXPECT_EQ(broker_.get(fmt::format("/audit?{}", query)).status, 400) << query;
    }
}

}  // namespace
}  // namespace accord::broker::api
