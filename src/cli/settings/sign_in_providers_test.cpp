// Providers of single sign-on, as settings.
#include "cli/settings/read_settings.hpp"
#include "cli/settings/setting_sources.hpp"

#include <gmock/gmock.h>

namespace accord::cli {
namespace {

using broker::federation::ProviderSettings;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

constexpr const char* kOkta = "PACT_BROKER_SIGN_IN_PROVIDERS__OKTA__";

Result<ReadSettings> read_providers(const Environment& environment) {
    return read_settings({.environment = environment});
}

Environment okta(std::map<std::string, std::string> more = {}) {
    Environment all{{std::string(kOkta) + "ISSUER", "https://okta.example.org"},
                    {std::string(kOkta) + "CLIENT_ID", "accord"},
                    {std::string(kOkta) + "CLIENT_SECRET", "not for the log"}};
    for (const auto& [member, value] : more) {
        all[kOkta + member] = value;
    }
    return all;
}

std::string provider_refusal(const Environment& environment) {
    const auto read = read_providers(environment);
    return read ? "" : read.error().message;
}

TEST(SignInProviders, are_read_from_variables) {
    const auto read = read_providers(okta({{"TITLE", "Okta"},
                                           {"DOMAINS", "example.org example.com"},
                                           {"ROLES", "dev=User ops=Administrator"},
                                           {"MAKES_USERS", "false"}}))
                          .value();
    ASSERT_EQ(read.options.broker.settings.sign_in_providers.size(), 1U);
    const auto& provider = read.options.broker.settings.sign_in_providers.front();
    EXPECT_EQ(provider.name, "okta");
    EXPECT_EQ(provider.title, "Okta");
    EXPECT_EQ(provider.issuer, "https://okta.example.org");
    EXPECT_THAT(provider.domains, ElementsAre("example.org", "example.com"));
    EXPECT_THAT(provider.rules.roles,
                ElementsAre(Pair("dev", "User"), Pair("ops", "Administrator")));
    EXPECT_FALSE(provider.rules.makes_users);
    EXPECT_FALSE(provider.rules.joins_accounts);
    EXPECT_EQ(provider.rules.default_role, "User");
    EXPECT_THAT(read.secrets, testing::Contains("not for the log"));
}

TEST(SignInProviders, are_read_from_yaml_with_names_that_hold_spaces) {
    const SettingSources sources{.file = *settings_of_yaml(R"(
sign_in_providers:
  github:
    kind: github
    client_id: x
    client_secret: a secret
    organizations: [acme]
    roles: ["acme=CI/CD", "ops team=Team lead"]
  google:
    kind: google
    client_id: y
)",
                                                           "broker.yml")};
    const auto read = read_settings(sources).value();
    const auto& providers = read.options.broker.settings.sign_in_providers;
    ASSERT_EQ(providers.size(), 2U);
    EXPECT_EQ(providers[0].kind, ProviderSettings::Kind::kGitHub);
    EXPECT_EQ(providers[0].issuer, "https://github.com");
    EXPECT_THAT(providers[0].rules.roles,
                ElementsAre(Pair("acme", "CI/CD"), Pair("ops team", "Team lead")));
    EXPECT_EQ(providers[1].issuer, "https://accounts.google.com");
}

TEST(SignInProviders, that_can_not_work_end_the_start) {
    EXPECT_THAT(provider_refusal({{std::string(kOkta) + "ISSUER", "https://x"}}),
                HasSubstr("the provider okta needs a client_id"));
    EXPECT_THAT(provider_refusal({{std::string(kOkta) + "CLIENT_ID", "x"}}),
                HasSubstr("needs an issuer"));
    EXPECT_THAT(provider_refusal(okta({{"ISSUER", "http://okta.example.org"}})),
                HasSubstr("OKTA__ISSUER must be an address that begins with https://"));
    EXPECT_THAT(provider_refusal(okta({{"KIND", "ldap"}})),
                HasSubstr("must be one of: oidc, google, github"));
    EXPECT_THAT(provider_refusal(okta({{"ROLES", "dev"}})), HasSubstr("GROUP=ROLE"));
    EXPECT_THAT(provider_refusal(okta({{"TRUSTS_EMAILS", "perhaps"}})),
                HasSubstr("must be true or false"));
    EXPECT_THAT(provider_refusal(okta({{"PASSWORD", "x"}})), HasSubstr("a provider has"));
    EXPECT_THAT(provider_refusal(okta({{"ORGANIZATIONS", "x"}})), HasSubstr("only github knows"));
    EXPECT_THAT(provider_refusal({{"PACT_BROKER_SIGN_IN_PROVIDERS", "okta"}}),
                HasSubstr("is no list of names"));
    EXPECT_THAT(provider_refusal({{"PACT_BROKER_SIGN_IN_PROVIDERS__A.B__CLIENT_ID", "okta"}}),
                HasSubstr("a provider has"));
}

}  // namespace
}  // namespace accord::cli
