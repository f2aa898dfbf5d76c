// Signing in at GitHub, by a server that answers as GitHub's documentation has it.
#include "broker/federation/providers.hpp"
#include "http/server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::federation {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

class GitHub : public testing::Test {
  protected:
    std::unique_ptr<Logger> log = Logger::silent();
    std::string token = R"({"access_token":"gho_1","scope":"read:org","token_type":"bearer"})";
    std::string user = R"({"login":"bob","id":583231,"name":null,"email":null})";
    std::string emails =
        R"([{"email":"old@example.com","primary":false,"verified":true},
            {"email":"bob@example.org","primary":true,"verified":true}])";
    std::string organizations = R"([{"login":"Acme","id":1},{"login":"chess","id":2}])";
    std::string asked;  ///< for the token
    std::unique_ptr<http::Server> server = *http::Server::start(
        {.handler_threads = 1},
        [this](const http::Request& request) { return answer(request); },
        *log);
    ProviderSettings settings{.name = "github",
                              .title = "GitHub",
                              .kind = ProviderSettings::Kind::kGitHub,
                              .issuer = fmt::format("http://127.0.0.1:{}", server->port()),
                              .client_id = "an id",
                              .client_secret = "a secret",
                              .scopes = {},
                              .domains = {},
                              .organizations = {},
                              .rules = {}};
    service::SignInAttempt attempt{.provider = "github",
                                   .state = "state",
                                   .nonce = "nonce",
                                   .verifier = "verifier",
                                   .to = "/"};

    http::Response answer(const http::Request& request) {
        if (request.target == "/login/oauth/access_token") {
            asked = request.body;
            return {.body = token};
        }
        EXPECT_EQ(request.headers.value_or("authorization", ""), "Bearer gho_1");
        return {.body = request.target == "/api/v3/user"          ? user
                        : request.target == "/api/v3/user/emails" ? emails
                                                                  : organizations};
    }
    Result<service::ExternalUser> sign_in() {
        Providers providers({settings}, std::make_shared<Issuers>(*log), *log);
        return providers.finish(attempt,
                                {.code = "a code", .state = "state"},
                                {.callback = "http://broker/auth/github/callback"},
                                {});
    }
    std::string refusal() {
        const auto user_of_it = sign_in();
        return user_of_it ? "" : user_of_it.error().message;
    }
};

TEST_F(GitHub, is_asked_for_the_user_their_address_and_their_organizations) {
    const auto found = sign_in().value();
    EXPECT_EQ(found.subject, "583231") << "for ever; names change hands";
    EXPECT_EQ(found.realm, service::Realm::kGitHub);
    EXPECT_EQ(found.username, "bob");
    EXPECT_EQ(found.email, "bob@example.org");
    EXPECT_THAT(found.groups, ElementsAre("Acme", "chess"));
    EXPECT_EQ(asked,
              "client_id=an%20id&client_secret=a%20secret&code=a%20code&redirect_uri=http%3A%2F%2F"
              "broker%2Fauth%2Fgithub%2Fcallback&code_verifier=verifier");
}

TEST(Realm, is_that_of_google_by_its_issuer_alone) {
    EXPECT_EQ(realm_of({.issuer = std::string(kGoogleIssuer)}), service::Realm::kGoogle);
    EXPECT_EQ(realm_of({.name = "google", .issuer = "https://accounts.google.com.example"}),
              service::Realm::kOther);
}

TEST_F(GitHub, is_where_the_browser_is_sent) {
    Providers providers({settings}, std::make_shared<Issuers>(*log), *log);
    EXPECT_EQ(providers.address(attempt, {.callback = "http://b/c"}, {}).value(),
              settings.issuer +
                  "/login/oauth/authorize?client_id=an%20id&redirect_uri=http%3A%2F%2Fb%2Fc&"
                  "scope=read%3Auser%20user%3Aemail%20read%3Aorg&state=state");
}

TEST_F(GitHub, lets_in_members_of_some_organizations_alone) {
    settings.organizations = {"acme"};
    EXPECT_EQ(refusal(), "");
    settings.organizations = {"other"};
    EXPECT_THAT(refusal(), HasSubstr("none of the organizations"));
    organizations = "{}";
    EXPECT_THAT(refusal(), HasSubstr("none of the organizations"));
}

TEST_F(GitHub, lets_in_addresses_of_some_domains_alone) {
    settings.domains = {"Example.ORG"};
    EXPECT_EQ(refusal(), "");
    settings.domains = {"ample.org"};
    EXPECT_THAT(refusal(), HasSubstr("none of the domains"));
}

TEST_F(GitHub, has_to_have_verified_the_address) {
    emails = R"([{"email":"bob@example.org","primary":true,"verified":false}])";
    EXPECT_THAT(refusal(), HasSubstr("e-mail address that it has verified"));
    emails = "[]";
    EXPECT_THAT(refusal(), HasSubstr("e-mail address that it has verified"));
    emails = R"([{"email":"no address","primary":true,"verified":true}])";
    EXPECT_THAT(refusal(), HasSubstr("e-mail address that it has verified"));
}

TEST_F(GitHub, may_refuse_or_say_nonsense) {
    token = R"({"error":"bad_verification_code","error_description":"<script>"})";
    EXPECT_THAT(refusal(),
                EndsWith("/login/oauth/access_token answered 200, bad_verification_code"));
    token = "<html>";
    EXPECT_THAT(refusal(), HasSubstr("answered 200"));
    token = R"({"access_token":"gho_1"})";
    for (const auto* nonsense : {"[]", "{}", R"({"id":"583231"})", "null", "nonsense"}) {
        user = nonsense;
        EXPECT_NE(refusal(), "") << nonsense;
    }
    server.reset();
    EXPECT_EQ(sign_in().error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace accord::broker::federation
