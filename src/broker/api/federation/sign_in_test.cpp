// To a provider and back: what a browser keeps, and whose answer is taken. The protocol itself is
// tried in broker/federation and by tests/interop/sign_in_test.sh.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/api/federation/attempt_cookie.hpp"
#include "broker/service/audit/refusals.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// Knows one user, and takes any code.
class BelievedProviders final : public service::SignInProviders {
  public:
    std::vector<service::SignInProvider> list() const override {
        return {{"okta", "Okta"}, {"other", "Other"}};
    }
    const service::ExternalUserRules* rules(std::string_view) const override { return &rules_; }
    std::optional<std::string> metadata(std::string_view name,
                                        const service::SignInAddresses& own) const override {
        return name == "okta" ? std::optional("<about " + own.callback + "/>") : std::nullopt;
    }
    Result<std::string> address(const service::SignInAttempt& attempt,
                                const service::SignInAddresses& own,
                                Instant) override {
        if (attempt.provider == "nobody") {
            return fail(ErrorCode::kNotFound, "");
        }
        last = attempt;
        return "https://okta/?to=" + own.callback;
    }
    Result<service::ExternalUser> finish(const service::SignInAttempt& attempt,
                                         const service::SignInAnswer& answer,
                                         const service::SignInAddresses&,
                                         Instant) override {
        ++finished;
        response = answer.saml_response;
        if (meanwhile) {
            meanwhile();
        }
        if (fault) {
            return fail(*fault);
        }
        return service::ExternalUser{.provider = attempt.provider,
                                     .subject = "b",
                                     .username = "bob",
                                     .email = "bob@example.org",
                                     .name = "Bob",
                                     .groups = {},
                                     .proof = proof};
    }

    service::SignInAttempt last;
    std::string response;
    service::SignInProof proof;
    std::optional<Error> fault;
    std::function<void()> meanwhile;
    int finished = 0;

  private:
    service::ExternalUserRules rules_{.default_role = "User", .roles = {}};
};

class SignInAtProvider : public testing::Test {
  protected:
    explicit SignInAtProvider(std::string base = "http://broker")
        : broker_({.base_urls = {std::move(base)}}, {}, nullptr, providers_) {}
    void SetUp() override { users_.administrator(); }

    /// What the browser keeps of one attempt.
    std::string begin(std::string_view path = "/auth/okta?to=/matrix") {
        const auto answer = broker_.get(path);
        EXPECT_EQ(answer.status, 303);
        const auto field = std::string(answer.headers.value_or("set-cookie", ""));
        EXPECT_THAT(field, HasSubstr("HttpOnly; SameSite=Lax"));
        return field.substr(0, field.find(';'));
    }
    http::Response back(const std::string& cookie, std::string_view path) const {
        return broker_.send("GET", path, "", {{"Cookie", cookie}});
    }
    http::Response there_and_back() {
        const auto cookie = begin();
        return back(cookie, callback());
    }
    /// As a form of the provider's page, which another site posts.
    http::Response post(const std::string& cookie,
                        std::string_view form,
                        std::string_view path = "/auth/okta/callback") const {
        return broker_.send("POST",
                            path,
                            form,
                            {{"Cookie", cookie},
                             {"Content-Type", "application/x-www-form-urlencoded"},
                             {"Sec-Fetch-Site", "cross-site"}});
    }
    std::string form(std::string_view more = {}) const {
        return "SAMLResponse=a%2Bb%3D&RelayState=" + providers_->last.state + std::string(more);
    }
    std::string callback() const {
        return "/auth/okta/callback?code=c&state=" + providers_->last.state;
    }
    static std::string_view to(const http::Response& answer) {
        return answer.headers.value_or("location", "");
    }

    std::shared_ptr<BelievedProviders> providers_ = std::make_shared<BelievedProviders>();
    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
};

TEST_F(SignInAtProvider, begins_a_session_and_forgets_the_attempt) {
    const auto answer = there_and_back();
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(to(answer), "/matrix");
    std::vector<std::string> fields;
    for (const auto& [name, value] : answer.headers) {
        if (equal_ignoring_case(name, "set-cookie")) {
            fields.push_back(value);
        }
    }
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_THAT(fields[0], StartsWith("accord_session="));
    EXPECT_THAT(fields[1], HasSubstr("=; Path=/auth; Max-Age=0"));
    const auto session = fields[0].substr(0, fields[0].find(';'));
    EXPECT_EQ(back(session, "/pacticipants").status, 200);
    EXPECT_EQ(broker_.at(back(session, "/user/sessions"), "/_embedded/sessions/0/origin"), "okta");
}

TEST_F(SignInAtProvider, takes_no_answer_that_is_not_of_this_attempt) {
    const auto cookie = begin();
    const auto mine = callback();
    EXPECT_EQ(to(back("", mine)), "/sign-in?error=expired");
    EXPECT_EQ(to(back(cookie, "/auth/other/callback?code=c&state=" + providers_->last.state)),
              "/sign-in?error=expired")
        << "of another provider";
    EXPECT_EQ(to(back(cookie, "/auth/okta/callback?code=c")), "/sign-in?error=expired");
    EXPECT_EQ(to(back(cookie, mine + "x")), "/sign-in?error=expired");
    const auto name = cookie.substr(0, cookie.find('='));
    EXPECT_EQ(to(back(name + "=AAAA", mine)), "/sign-in?error=expired");
    begin();
    EXPECT_EQ(to(back(cookie, callback())), "/sign-in?error=expired") << "of another attempt";
    EXPECT_EQ(providers_->finished, 0) << "nobody is asked";
    EXPECT_EQ(to(back(cookie, mine)), "/matrix");
}

TEST_F(SignInAtProvider, stands_in_the_audit_log) {
    there_and_back();
    const auto ann =
        "Bearer " + users_.token(users_.user("root@example.org", domain::kAdministratorRole));
    const auto newest = [&](std::string_view pointer) {
        return broker_.at(
            broker_.send("GET", "/audit?sort=-timestamp", "", {{"Authorization", ann}}), pointer);
    };
    EXPECT_EQ(newest("/events/0/type"), "session.begun");
    EXPECT_EQ(newest("/events/0/user/email"), "bob@example.org");
    EXPECT_EQ(newest("/events/0/provider"), "okta");
    EXPECT_EQ(newest("/events/0/request/path"), "/auth/okta/callback") << "no code";
    const auto bob = broker_.at(
        broker_.send("GET", "/admin/users?q=bob", "", {{"Authorization", ann}}), "/users/0/uuid");
    users_.change(bob, {.active = false});
    EXPECT_EQ(to(there_and_back()), "/sign-in?error=disabled&to=%2Fmatrix");
    EXPECT_EQ(newest("/events/0/type"), "sign_in.failed");
    EXPECT_EQ(newest("/events/0/outcome/refusal"), "disabled");
    providers_->fault = Error{ErrorCode::kUnauthorized, "a forged answer"};
    EXPECT_EQ(to(there_and_back()), "/sign-in?error=refused&to=%2Fmatrix");
    users_([&](service::Work& work) {
        service::keep_refusals(work, broker_.refusals().take());
        return true;
    });
    EXPECT_EQ(newest("/events/0/type"), "sign_in.failed");
    EXPECT_EQ(newest("/events/0/outcome/refusal"), "refused") << "before anybody is known";
    EXPECT_EQ(newest("/events/0/provider"), "okta");
}

TEST_F(SignInAtProvider, waits_for_ten_minutes) {
    const auto cookie = begin();
    broker_.clock().advance(kAttemptTime);
    EXPECT_EQ(to(back(cookie, callback())), "/sign-in?error=expired");
}

TEST_F(SignInAtProvider, does_not_ask_for_a_code_twice_when_users_change_meanwhile) {
    providers_->meanwhile = [&] { users_.user("eve@example.org", domain::kViewerRole); };
    EXPECT_EQ(to(there_and_back()), "/matrix");
    EXPECT_EQ(providers_->finished, 1);
    users_.user("zoe@example.org", domain::kViewerRole);
    providers_->meanwhile = nullptr;
    EXPECT_EQ(to(there_and_back()), "/matrix") << "nor when they changed just before";
    EXPECT_EQ(providers_->finished, 2);
}

TEST_F(SignInAtProvider, goes_to_paths_of_this_site_alone) {
    for (const auto* evil : {"//evil.example", "/%5Cevil.example", "https://evil.example", "x"}) {
        const auto cookie = begin(std::string("/auth/okta?to=") + evil);
        EXPECT_EQ(to(back(cookie, callback())), "/") << evil;
    }
}

TEST_F(SignInAtProvider, says_what_the_provider_said) {
    const auto cookie = begin();
    const auto state = "&state=" + providers_->last.state;
    EXPECT_EQ(to(back(cookie, "/auth/okta/callback?error=access_denied" + state)),
              "/sign-in?error=cancelled&to=%2Fmatrix");
    EXPECT_EQ(to(back(cookie, "/auth/okta/callback?error=%3Cb%3E" + state)),
              "/sign-in?error=refused&to=%2Fmatrix");
}

TEST_F(SignInAtProvider, is_not_there_where_it_is_not_configured) {
    EXPECT_EQ(to(broker_.get("/auth/nobody")), "/sign-in?error=unknown");
    const TestBroker without;
    EXPECT_EQ(to(without.get("/auth/okta")), "/sign-in?error=unknown");
    EXPECT_EQ(to(without.get("/auth/okta/callback?code=c&state=s")), "/sign-in?error=expired");
}

TEST_F(SignInAtProvider, takes_a_form_that_its_own_page_has_posted_again) {
    const auto cookie = begin();
    const auto page = post("", form());
    EXPECT_EQ(page.status, 200) << "another site's post has no cookie of ours";
    EXPECT_EQ(providers_->finished, 0);
    EXPECT_EQ(page.headers.value_or("cache-control", ""), "no-store");
    EXPECT_THAT(page.body, HasSubstr(R"(name="SAMLResponse" value="a+b=")"));
    EXPECT_THAT(page.body,
                HasSubstr(R"(name="RelayState" value=")" + providers_->last.state + '"'));
    EXPECT_THAT(page.body, HasSubstr(R"(name="again" value="yes")"));
    const auto script = std::string("document.forms[0].submit()");
    EXPECT_THAT(page.body, HasSubstr("<script>" + script + "</script>"));
    std::string digest;
    const auto hex = sha256_hex(script);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        digest += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    EXPECT_THAT(std::string(page.headers.value_or("content-security-policy", "")),
                HasSubstr("default-src 'none'; script-src 'sha256-" + base64_encode(digest) + "'"));
    const auto answer = post(cookie, form("&again=yes"));
    EXPECT_EQ(to(answer), "/matrix");
    EXPECT_EQ(providers_->response, "a+b=");
    const auto at_once = begin();
    EXPECT_EQ(to(post(at_once, form())), "/matrix") << "where the browser sends the cookie at once";
}

TEST_F(SignInAtProvider, takes_no_form_that_is_not_of_this_attempt) {
    const auto cookie = begin();
    const auto mine = form("&again=yes");
    EXPECT_EQ(to(post("", mine)), "/sign-in?error=expired") << "and is not posted for ever";
    begin();
    EXPECT_EQ(to(post(cookie, form("&again=yes"))), "/sign-in?error=expired");
    EXPECT_EQ(to(post(cookie, "SAMLResponse=x")), "/sign-in?error=unsolicited");
    EXPECT_EQ(to(post(cookie, "SAMLResponse=x&RelayState=https%3A%2F%2Fevil.example")),
              "/sign-in?error=unsolicited");
    EXPECT_EQ(to(post(cookie, "")), "/sign-in?error=unsolicited");
    EXPECT_EQ(to(post(cookie, std::string(1'048'577, 'x'))), "/sign-in?error=refused");
    const auto page = post("", form("&SAMLResponse=%22%3E%3Cscript%3E"));
    EXPECT_THAT(page.body, HasSubstr("value=\"&quot;&gt;&lt;script&gt;\""));
    EXPECT_EQ(providers_->finished, 0);
}

TEST_F(SignInAtProvider, takes_what_counts_once_once_on_all_nodes) {
    providers_->proof = {.id = "a proof", .ends_at = broker_.clock().now() + kAttemptTime};
    EXPECT_EQ(to(there_and_back()), "/matrix");
    EXPECT_EQ(to(there_and_back()), "/sign-in?error=expired&to=%2Fmatrix");
    const auto ann =
        "Bearer " + users_.token(users_.user("root@example.org", domain::kAdministratorRole));
    EXPECT_EQ(
        broker_.at(
            broker_.send(
                "GET", "/audit?sort=-timestamp&type=sign_in.failed", "", {{"Authorization", ann}}),
            "/events/0/outcome/refusal"),
        "used");
    providers_->proof.id = "another";
    EXPECT_EQ(to(there_and_back()), "/matrix");
    broker_.clock().advance(kAttemptTime);
    EXPECT_EQ(to(there_and_back()), "/matrix") << "the provider's time for it is over";
}

TEST_F(SignInAtProvider, is_described_for_the_provider) {
    const auto metadata = broker_.get("/auth/okta/metadata");
    EXPECT_EQ(metadata.status, 200);
    EXPECT_THAT(std::string(metadata.headers.value_or("content-type", "")),
                StartsWith("application/samlmetadata+xml"));
    EXPECT_EQ(metadata.body, "<about http://broker/auth/okta/callback/>");
    EXPECT_EQ(broker_.get("/auth/other/metadata").status, 404);
    EXPECT_EQ(TestBroker().get("/auth/okta/metadata").status, 404);
}

class SignInBelowAPath : public SignInAtProvider {
  protected:
    SignInBelowAPath() : SignInAtProvider("https://tools.example/pacts") {}
};

TEST_F(SignInBelowAPath, stays_there) {
    const auto field =
        std::string(broker_.get("/pacts/auth/okta").headers.value_or("set-cookie", ""));
    EXPECT_THAT(field, HasSubstr("; Path=/pacts/auth; "));
    EXPECT_THAT(field, HasSubstr("; Secure"));
    EXPECT_EQ(to(broker_.get("/auth/okta")),
              "https://okta/?to=https://tools.example/pacts/auth/okta/callback");
    const auto answer = there_and_back();
    EXPECT_EQ(to(answer), "/pacts/matrix");
    for (const auto* kept_or_not : {"", "/pacts"}) {  // by the proxy
        const auto cookie = begin();
        EXPECT_EQ(to(post(cookie, form(), std::string(kept_or_not) + "/auth/okta/callback")),
                  "/pacts/matrix")
            << kept_or_not;
    }
}

}  // namespace
}  // namespace accord::broker::api
