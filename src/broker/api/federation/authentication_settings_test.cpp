// Who may sign in at Google and GitHub: as Terraform sets it, who may, and who is let in then.
#include "broker/service/federation/external_users.hpp"
#include "support/broker/two_teams.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;

constexpr std::string_view kPath = "/admin/tenant/authentication-settings";
constexpr std::string_view kBoth = R"({"authenticationProviders":{
    "Google":{"emailDomains":["acme.example","Eve@other.example"]},
    "GitHub":{"githubOrganizations":["acme","Umbrella"]}}})";

class AuthenticationSettings : public TwoTeams {
  protected:
    http::Response put(std::string_view body) const { return ask(ann_, "PUT", kPath, body); }
    std::string fault(std::string_view body, std::string_view field) const {
        const auto answer = put(body);
        EXPECT_EQ(answer.status, 400) << body;
        return at(answer, fmt::format("/errors/{}/0", field));
    }
    /// Whether that user gets in.
    bool admits(const service::ExternalUser& user) {
        return users_([&](service::Work& work) {
            const auto account =
                service::accept_external_user(work, user, {.default_role = "User", .roles = {}});
            EXPECT_TRUE(account || account.error() == service::ExternalRefusal::kNotAdmitted);
            return account.has_value();
        });
    }
    static service::ExternalUser google(std::string email, std::string hosted_domain) {
        return {.provider = "google",
                .subject = email,
                .username = email,
                .email = email,
                .name = "G",
                .groups = {},
                .realm = service::Realm::kGoogle,
                .hosted_domain = std::move(hosted_domain)};
    }
    static service::ExternalUser github(std::string login, std::vector<std::string> organizations) {
        return {.provider = "github",
                .subject = login,
                .username = login,
                .email = login + "@github.example",
                .name = "H",
                .groups = std::move(organizations),
                .realm = service::Realm::kGitHub};
    }
};

TEST_F(AuthenticationSettings, are_set_read_and_taken_away) {
    const auto before = ask(ann_, "GET", kPath);
    EXPECT_EQ(before.status, 200);
    EXPECT_EQ(at(before, "/authenticationProviders/Google/emailDomains"), "[]");
    EXPECT_EQ(at(before, "/authenticationProviders/GitHub/githubOrganizations"), "[]");
    for (const auto& answer : {put(kBoth), ask(ann_, "GET", kPath)}) {
        EXPECT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(at(answer, "/authenticationProviders/Google/emailDomains/0"), "acme.example");
        EXPECT_EQ(at(answer, "/authenticationProviders/GitHub/githubOrganizations/1"), "Umbrella");
        EXPECT_EQ(at(answer, "/_links/self/href"), "http://broker" + std::string(kPath));
    }
    EXPECT_EQ(at(put(R"({"authenticationProviders":{"GitHub":{"githubOrganizations":["x"]}}})"),
                 "/authenticationProviders/Google/emailDomains/0"),
              "acme.example")
        << "what is not said stays";
    const auto none = put(R"({"authenticationProviders":{"Google":{"emailDomains":null},
                              "GitHub":{"githubOrganizations":null}}})");
    EXPECT_EQ(at(none, "/authenticationProviders/Google/emailDomains"), "[]");
    EXPECT_EQ(at(none, "/authenticationProviders/GitHub/githubOrganizations"), "[]");
    const auto log = ask(ann_, "GET", "/audit?type=authentication_settings.changed");
    EXPECT_THAT(log.body, HasSubstr(R"("emailDomains":["acme.example","Eve@other.example"])"));
    EXPECT_THAT(log.body, HasSubstr("\"before\""));
}

TEST_F(AuthenticationSettings, name_the_member_that_is_wrong) {
    EXPECT_EQ(fault("{}", "authenticationProviders"), "is missing");
    EXPECT_EQ(fault(R"({"authenticationProviders":[]})", "authenticationProviders"),
              "must be a hash");
    EXPECT_EQ(fault(R"({"authenticationProviders":{"SAML":{}}})", "authenticationProviders.SAML"),
              "is not known here: Google and GitHub are");
    EXPECT_EQ(fault(R"({"authenticationProviders":{"Google":{"emailDomains":["a b"]}}})",
                    "authenticationProviders.Google.emailDomains"),
              "'a b' is neither a domain nor an e-mail address");
    EXPECT_EQ(fault(R"({"authenticationProviders":{"GitHub":{"githubOrganizations":["a@b"]}}})",
                    "authenticationProviders.GitHub.githubOrganizations"),
              "'a@b' is not the name of an organization");
    EXPECT_EQ(fault(R"({"authenticationProviders":{"GitHub":{"githubOrganizations":"a"}}})",
                    "authenticationProviders.GitHub.githubOrganizations"),
              "must be an array");
    EXPECT_EQ(at(ask(ann_, "GET", kPath), "/authenticationProviders/GitHub/githubOrganizations"),
              "[]");
}

TEST_F(AuthenticationSettings, are_for_who_has_the_permission) {
    const auto carl = person_who_may("carl", {"user:manage:*", "role:read:*"});
    const auto dora = person_who_may("dora", {"authentication_settings:manage"});
    EXPECT_EQ(status(carl, "GET", kPath), 403);
    EXPECT_EQ(status(carl, "PUT", kPath, kBoth), 403);
    EXPECT_EQ(status(dora, "GET", kPath), 200);
    EXPECT_EQ(status(dora, "PUT", kPath, kBoth), 200);
}

TEST_F(AuthenticationSettings, say_who_is_let_in_by_google_and_github) {
    EXPECT_TRUE(admits(google("ada@any.example", "")));
    EXPECT_TRUE(admits(github("ada", {})));
    ASSERT_EQ(put(kBoth).status, 200);
    EXPECT_TRUE(admits(google("bob@acme.example", "ACME.example")));
    EXPECT_TRUE(admits(google("eve@other.example", ""))) << "a single address";
    EXPECT_FALSE(admits(google("bob@any.example", "any.example")));
    EXPECT_FALSE(admits(google("carl@acme.example", ""))) << "acme does not host the account";
    EXPECT_FALSE(admits(google("ada@any.example", ""))) << "also whoever was let in before";
    EXPECT_TRUE(admits(github("bob", {"other", "umbrella"})));
    EXPECT_FALSE(admits(github("carl", {"other"})));
    EXPECT_FALSE(admits(github("ada", {})));
    auto other = google("dora@any.example", "");
    other.realm = service::Realm::kOther;
    EXPECT_TRUE(admits(other)) << "other providers have the broker's settings alone";
}

}  // namespace
}  // namespace accord::broker::api
