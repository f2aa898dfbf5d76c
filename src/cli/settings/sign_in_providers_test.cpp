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
                                           {"TEAMS", "dev=Shop"},
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
    EXPECT_THAT(provider.rules.teams, ElementsAre(Pair("dev", "Shop")));
    EXPECT_TRUE(provider.rules.is_directory) << "the only one";
    EXPECT_FALSE(provider.rules.makes_users);
    EXPECT_FALSE(provider.rules.joins_accounts);
    EXPECT_EQ(provider.rules.default_role, "") << "what the preferences say";
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
                HasSubstr("has an issuer that must be an address that begins with https://"));
    EXPECT_THAT(provider_refusal(okta({{"KIND", "ldap"}})),
                HasSubstr("must be one of: oidc, google, github, saml"));
    EXPECT_THAT(provider_refusal(okta({{"ROLES", "dev"}})), HasSubstr("GROUP=ROLE"));
    EXPECT_THAT(provider_refusal(okta({{"TEAMS", "=dev"}})), HasSubstr("GROUP=TEAM"));
    EXPECT_THAT(provider_refusal(okta({{"SCIM", "perhaps"}})), HasSubstr("must be true or false"));
    EXPECT_THAT(provider_refusal(okta({{"TRUSTS_EMAILS", "perhaps"}})),
                HasSubstr("must be true or false"));
    EXPECT_THAT(provider_refusal(okta({{"PASSWORD", "x"}})), HasSubstr("a provider has"));
    EXPECT_THAT(provider_refusal(okta({{"ORGANIZATIONS", "x"}})), HasSubstr("only github knows"));
    EXPECT_THAT(provider_refusal({{"PACT_BROKER_SIGN_IN_PROVIDERS", "okta"}}),
                HasSubstr("is no list of names"));
    EXPECT_THAT(provider_refusal({{"PACT_BROKER_SIGN_IN_PROVIDERS__A.B__CLIENT_ID", "okta"}}),
                HasSubstr("a provider has"));
}

constexpr const char* kCorporate = "PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__";

/// RSA, 2,048 bits; nobody has its key any more.
constexpr const char* kCertificate =
    "MIIC/TCCAeWgAwIBAgIUAiksE7Lao0x7eaU4yh4P3dafgrEwDQYJKoZIhvcNAQELBQAwDjEMMAoGA1UE"
    "AwwDaWRwMB4XDTI2MTEzMDE5NDIyM1oXDTI2MTIwMTE5NDIyM1owDjEMMAoGA1UEAwwDaWRwMIIBIjAN"
    "BgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA9soS8Y3Q8ETotCc0sh01jVKYLMcghJxs5kJWFreXPdQt"
    "ivZSiyODad1PsftDxZiyQbtjjm2GOv2cGZlbvMnbUKogV27/Al/akICsEYqthr6+nBNdP60O8Crxczr6"
    "Cg3weXayvO6MHD6+2n/FD/mdCMwP1RI66rl9Cl6hJXC8OyXcZ+VTnoxWXDH35/zNNpiWD146imC117CO"
    "CkgV1mDjjQRHwt4Mft9j/yAV+w90lBnDEavBI0oQPIi7IOltkPT5BYIVUh6+bQ3P+lqMOVEYwcy//fOd"
    "XB1TwKDMPftx6zQaWKchU8w+cS6mI1HW8TgtT1vvOBVHa9SvYXIaXfevDwIDAQABo1MwUTAdBgNVHQ4E"
    "FgQUYvvBvITNAiaxQ70d9o0RUxIiH58wHwYDVR0jBBgwFoAUYvvBvITNAiaxQ70d9o0RUxIiH58wDwYD"
    "VR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAjs5dH5OOgpar29UcI7+2uW6+pPRvEHITXwFX"
    "Fb0IUJhC/EJHAtKgEatr7ObTQw6Tu5sKSqJpOjvvaetZsS4lH9s7bFBlzqJRabs54c5gDjdNHvqnArQ5"
    "BNvKhLNq+huisGCioK2vGxdNDw70BrTepcFzKmJuMOn77fMfEUKvBm/7IlFO8fC1gkLYzjLsQYt6ggO2"
    "Mwrx2yrfrUC2psmj/g+0gml9nAunPwwdAd2BjTd9/+KJ0w4WxugavHlCQr26qSz9+wwB3bYOiQLyRoDV"
    "loVmbcpJyxATpNF/L37rCFJlZvLgepBi+zrosiP78gxnewKKh1U97vM+h9y6r5y9Ig==";

Environment corporate(std::map<std::string, std::string> members) {
    Environment all{{std::string(kCorporate) + "KIND", "saml"}};
    for (const auto& [member, value] : members) {
        all[kCorporate + member] = value;
    }
    return all;
}

TEST(SignInProviders, of_saml_are_known_by_their_metadata) {
    const auto read =
        read_providers(corporate({{"METADATA_URL", "https://idp.example.org/metadata"},
                                  {"ENTITY_ID", "urn:accord"},
                                  {"GROUPS_ATTRIBUTE", "teams"},
                                  {"ALLOWED_CLOCK_DRIFT", "5"}}))
            .value();
    const auto& provider = read.options.broker.settings.sign_in_providers.front();
    EXPECT_EQ(provider.kind, ProviderSettings::Kind::kSaml);
    EXPECT_EQ(provider.saml.metadata_url, "https://idp.example.org/metadata");
    EXPECT_EQ(provider.saml.entity_id, "urn:accord");
    EXPECT_EQ(provider.saml.groups_attribute, "teams");
    EXPECT_EQ(provider.saml.clock_drift, std::chrono::seconds(5));
    EXPECT_EQ(provider.saml.name_id_format, "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
}

TEST(SignInProviders, of_saml_are_known_by_a_certificate) {
    std::string fingerprint(95, ':');
    for (std::size_t i = 0; i < fingerprint.size(); i += 3) {
        fingerprint.replace(i, 2, "AB");
    }
    const auto read = read_providers(corporate({{"ISSUER", "urn:idp"},
                                                {"SIGN_IN_URL", "https://idp.example.org/sso"},
                                                {"CERTIFICATE", kCertificate},
                                                {"CERTIFICATE_FINGERPRINT", fingerprint}}))
                          .value();
    const auto& provider = read.options.broker.settings.sign_in_providers.front();
    EXPECT_EQ(provider.issuer, "urn:idp") << "a name, not always an address";
    EXPECT_EQ(provider.saml.sign_in_url, "https://idp.example.org/sso");
    EXPECT_EQ(provider.saml.certificates.size(), 1U);
    EXPECT_EQ(provider.saml.fingerprints.front().substr(0, 6), "ababab");
}

TEST(SignInProviders, of_saml_that_can_not_work_end_the_start) {
    const auto refusal = [](std::map<std::string, std::string> members) {
        return provider_refusal(corporate(std::move(members)));
    };
    EXPECT_THAT(refusal({}), HasSubstr("needs a metadata_url, or else an issuer, a sign_in_url"));
    EXPECT_THAT(refusal({{"ISSUER", "x"}, {"SIGN_IN_URL", "https://x"}}),
                HasSubstr("needs a certificate, or a certificate_fingerprint"));
    EXPECT_THAT(refusal({{"METADATA_URL", "http://idp.example.org/"}}),
                HasSubstr("METADATA_URL must be an address that begins with https://"));
    EXPECT_THAT(refusal({{"METADATA_URL", "https://x"}, {"CERTIFICATE", kCertificate}}),
                HasSubstr("leave those out"));
    EXPECT_THAT(refusal({{"CERTIFICATE", "nothing"}}),
                HasSubstr("CERTIFICATE is no certificate: it has to be an X.509 certificate"));
    EXPECT_THAT(refusal({{"CERTIFICATE_FINGERPRINT", "AB:CD"}}),
                HasSubstr("must be the SHA-256 of a certificate"));
    EXPECT_THAT(refusal({{"ALLOWED_CLOCK_DRIFT", "601"}}), HasSubstr("up to 600"));
    EXPECT_THAT(refusal({{"CLIENT_ID", "x"}, {"METADATA_URL", "https://x"}}),
                HasSubstr("which SAML does not know"));
    EXPECT_THAT(refusal({{"ENTITY_ID", std::string(1'025, 'x')}}), HasSubstr("1024 bytes"));
    EXPECT_THAT(refusal({{"METADATA_URL", "https://x"}, {"ORGANIZATIONS", "acme"}}),
                HasSubstr("only github knows"));
    EXPECT_THAT(provider_refusal(okta({{"METADATA_URL", "https://x"}})),
                HasSubstr("has members that only saml knows"));
}

TEST(SignInProviders, of_which_one_at_most_has_the_directory) {
    const std::string google = "PACT_BROKER_SIGN_IN_PROVIDERS__GOOGLE__";
    const auto directories = [&](std::map<std::string, std::string> more) {
        auto both = okta();
        both[google + "KIND"] = "google";
        both[google + "CLIENT_ID"] = "x";
        both.insert(more.begin(), more.end());
        const auto read = read_providers(both);
        if (!read) {
            return read.error().message;
        }
        std::string names;
        for (const auto& one : read->options.broker.settings.sign_in_providers) {
            names += one.rules.is_directory ? one.name : "";
        }
        return names;
    };
    EXPECT_EQ(directories({}), "") << "nobody has said whose users they are";
    EXPECT_EQ(directories({{google + "SCIM", "true"}}), "google");
    EXPECT_EQ(directories({{google + "SCIM", "false"}}), "");
    EXPECT_THAT(directories({{google + "SCIM", "true"}, {std::string(kOkta) + "SCIM", "true"}}),
                HasSubstr("scim is true of several"));
}

}  // namespace
}  // namespace accord::cli
