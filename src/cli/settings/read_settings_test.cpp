// From sources to options: what wins, what is refused, what is only told.
#include "cli/settings/read_settings.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "http/tls/tls_certificate.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <unistd.h>

namespace accord::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

RawSettings raw(const std::string& name, const std::string& text, const std::string& source) {
    return {{name, {.text = text, .list = {}, .source = source, .said_by = name + " there"}}};
}

ReadSettings of(Environment environment) {
    auto read = read_settings({.environment = std::move(environment)});
    EXPECT_TRUE(read) << read.error().message;
    return read ? std::move(*read) : ReadSettings();
}

std::string refusal_of(Environment environment) {
    const auto read = read_settings({.environment = std::move(environment)});
    return read ? "(none)" : read.error().message;
}

std::string shown(const ReadSettings& settings, std::string_view name) {
    for (const auto& setting : settings.shown) {
        if (setting.name == name) {
            return in_words(setting);
        }
    }
    return "(nothing)";
}

std::string database(Environment environment) {
    return of(std::move(environment)).options.broker.settings.database.url;
}

TEST(ReadSettings, the_line_goes_before_the_environment_before_the_file_before_the_default) {
    SettingSources sources;
    EXPECT_EQ(shown(*read_settings(sources), "port"), "port = 9292 (default)");
    sources.file = raw("port", "1", "broker.yml");
    EXPECT_EQ(shown(*read_settings(sources), "port"), "port = 1 (broker.yml)");
    sources.environment = {{"PACT_BROKER_PORT", "2"}};
    EXPECT_EQ(shown(*read_settings(sources), "port"), "port = 2 (environment)");
    sources.line = raw("port", "3", "command line");
    EXPECT_EQ(shown(*read_settings(sources), "port"), "port = 3 (command line)");
    EXPECT_EQ(read_settings(sources)->options.port, 3U);
}

TEST(ReadSettings, every_type_reaches_its_place) {
    const auto read = of({{"PACT_BROKER_ALLOW_PUBLIC_READ", "Yes"},
                          {"PACT_BROKER_MAIN_BRANCH_CANDIDATES", " trunk  main "},
                          {"PACT_BROKER_USE_FIRST_TAG_AS_BRANCH_TIME_LIMIT", "0.5"},
                          {"PACT_BROKER_LOG_LEVEL", "WARN"}});
    const auto& settings = read.options.broker.settings;
    EXPECT_TRUE(settings.api.authentication.allow_public_read);
    EXPECT_THAT(settings.use_cases.main_branch_candidates, ElementsAre("trunk", "main"));
    EXPECT_EQ(settings.use_cases.use_first_tag_as_branch_time_limit,
              std::chrono::milliseconds(500));
    EXPECT_EQ(read.options.log.level, "warn");
    EXPECT_THAT(read.warnings, IsEmpty());
}

TEST(ReadSettings, what_can_t_be_used_is_told_with_what_is_allowed) {
    EXPECT_EQ(refusal_of({{"PACT_BROKER_PORT", "70000"}}),
              "PACT_BROKER_PORT: \"70000\" is not a whole number from 0 to 65535");
    EXPECT_EQ(
        refusal_of({{"PACT_BROKER_ALLOW_PUBLIC_READ", "maybe"}, {"PACT_BROKER_LOG_FORMAT", "xml"}}),
        "PACT_BROKER_ALLOW_PUBLIC_READ: \"maybe\" is not true or false; "
        "PACT_BROKER_LOG_FORMAT: \"xml\" is not default, json or color");
    EXPECT_EQ(refusal_of({{"PACT_BROKER_IDLE_TIMEOUT", "soon"}}),
              "PACT_BROKER_IDLE_TIMEOUT: \"soon\" is not a number of seconds from 0 to 86400");
    EXPECT_THAT(refusal_of({{"PACT_BROKER_BASE_URL", "broker.example.com"}}),
                HasSubstr("PACT_BROKER_BASE_URL: \"broker.example.com\" can't be used: "));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_DATABASE_ADAPTER", "mysql2"}}),
                HasSubstr("is not postgres, postgresql or sqlite"));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_WEBHOOK_HOST_WHITELIST", "ci.example.org /(/"}}),
                HasSubstr("PACT_BROKER_WEBHOOK_HOST_WHITELIST: /(/: "));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_DATABASE_CLEAN_CRON_SCHEDULE", "at night"}}),
                HasSubstr("database_clean_...: "));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_TLS_KEY", "key.pem"}}),
                HasSubstr("PACT_BROKER_TLS_KEY has no effect without --tls-certificate"));
}

TEST(ReadSettings, secrets_are_masked_and_told_to_the_log) {
    const auto read = of({{"PACT_BROKER_BASIC_AUTH_USERNAME", "ci"},
                          {"PACT_BROKER_BASIC_AUTH_PASSWORD", "s3cret"},
                          {"PACT_BROKER_DATABASE_URL", "postgres://u:s3cret@db/broker"}});
    EXPECT_EQ(shown(read, "basic_auth_password"), "basic_auth_password = ***** (environment)");
    EXPECT_EQ(shown(read, "database_url"), "database_url = postgres://u@db/broker (environment)");
    EXPECT_THAT(read.secrets, ElementsAre("s3cret"));
}

TEST(ReadSettings, what_has_no_effect_is_told_with_what_to_do) {
    EXPECT_THAT(of({{"PACT_BROKER_AUTO_MIGRATE_DB_DATA", "false"}}).warnings,
                ElementsAre("PACT_BROKER_AUTO_MIGRATE_DB_DATA has no effect here: data is brought "
                            "up to date with the schema: see auto_migrate_db"));
    EXPECT_THAT(of({{"PACT_BROKER_AUTO_MIGRATE_DB_DATA", "TRUE"},
                    {"PACT_BROKER_HIDE_PACTFLOW_MESSAGES", "true"}})
                    .warnings,
                IsEmpty())
        << "that is so anyhow";
    EXPECT_THAT(of({{"PACT_BROKER_LOG_DIR", "/var/log"}}).warnings,
                ElementsAre(HasSubstr("has no effect without log_stream=file")));
}

TEST(ReadSettings, an_unknown_name_is_told_with_the_nearest) {
    EXPECT_THAT(of({{"PACT_BROKER_BASIC_AUTH_USRNAME", "ci"}}).warnings,
                ElementsAre("PACT_BROKER_BASIC_AUTH_USRNAME has no effect: unknown setting "
                            "\"PACT_BROKER_BASIC_AUTH_USRNAME\"; did you mean "
                            "\"PACT_BROKER_BASIC_AUTH_USERNAME\"?"));
    const auto file = read_settings({.file = raw("log_levle", "info", "broker.yml")});
    EXPECT_THAT(file->warnings,
                ElementsAre("log_levle there has no effect: unknown setting \"log_levle\"; did you "
                            "mean \"log_level\"?"));
    const auto shared = read_settings({.environment = {{"PACT_BROKER_TOKEN", "t"}},
                                       .variables_of_others = {"PACT_BROKER_TOKEN"}});
    EXPECT_THAT(shared->warnings, IsEmpty()) << "clients read it";
}

TEST(ReadSettings, links_of_services_are_passed_over_with_a_note) {
    const auto read = of({{"PACT_BROKER_PORT", "tcp://10.0.0.7:9292"},
                          {"PACT_BROKER_PORT_9292_TCP_ADDR", "10.0.0.7"},
                          {"PACT_BROKER_SERVICE_HOST", "10.0.0.7"}});
    EXPECT_EQ(read.options.port, 9292U);
    EXPECT_THAT(read.warnings, IsEmpty());
    EXPECT_THAT(read.notes,
                ElementsAre("ignored, because Kubernetes or Docker set them to tell of a service: "
                            "PACT_BROKER_PORT, PACT_BROKER_PORT_9292_TCP_ADDR, "
                            "PACT_BROKER_SERVICE_HOST"));
}

TEST(ReadSettings, a_variable_may_name_another) {
    const auto read = of({{"PACT_BROKER_PORT_ENVIRONMENT_VARIABLE_NAME", "PORT"},
                          {"PORT", "4711"},
                          {"PACT_BROKER_DATABASE_URL_ENVIRONMENT_VARIABLE_NAME", "DB"},
                          {"DB", "'sqlite:////data/x'"}});
    EXPECT_EQ(read.options.port, 4711U);
    EXPECT_EQ(read.options.broker.settings.database.url, "sqlite:////data/x");
    EXPECT_EQ(refusal_of({{"PACT_BROKER_PORT_ENVIRONMENT_VARIABLE_NAME", "PORT"}}),
              "PACT_BROKER_PORT_ENVIRONMENT_VARIABLE_NAME names the variable PORT, which is not "
              "set");
    EXPECT_EQ(refusal_of({{"PACT_BROKER_PORT_ENVIRONMENT_VARIABLE_NAME", "PORT"}, {"PORT", "x"}}),
              "PORT: \"x\" is not a whole number from 0 to 65535");
}

TEST(ReadSettings, features_are_a_list_or_one_by_one) {
    const auto offers = [](const ReadSettings& read) {
        return read.options.broker.settings.api.offers_pacts_for_verification;
    };
    EXPECT_TRUE(offers(of({})));
    EXPECT_FALSE(offers(of({{"PACT_BROKER_FEATURES", "x Disable_pacts_for_verification"}})));
    EXPECT_THAT(of({{"PACT_BROKER_FEATURES", "x"}}).warnings,
                ElementsAre("PACT_BROKER_FEATURES: there is no feature \"x\"; "
                            "disable_pacts_for_verification is one"));
    const auto one = [](const std::string& text) {
        return Environment{{"PACT_BROKER_FEATURES__DISABLE_PACTS_FOR_VERIFICATION", text}};
    };
    EXPECT_FALSE(offers(of(one("true"))));
    EXPECT_TRUE(offers(of(one("false"))));
    EXPECT_EQ(refusal_of(one("maybe")),
              "PACT_BROKER_FEATURES__DISABLE_PACTS_FOR_VERIFICATION: \"maybe\" is not true or "
              "false");
}

TEST(ReadSettings, a_database_may_be_told_by_its_parts) {
    EXPECT_EQ(database({}), "sqlite:///accord.sqlite3");
    EXPECT_EQ(database({{"PACT_BROKER_DATABASE_HOST", "db"},
                        {"PACT_BROKER_DATABASE_PORT", "5433"},
                        {"PACT_BROKER_DATABASE_NAME", "pact broker"},
                        {"PACT_BROKER_DATABASE_USERNAME", "u@x"},
                        {"PACT_BROKER_DATABASE_PASSWORD", "a/b:c@d"},
                        {"PACT_BROKER_DATABASE_SSLMODE", "require"}}),
              "postgres://u%40x:a%2Fb%3Ac%40d@db:5433/pact%20broker?sslmode=require");
    EXPECT_EQ(database({{"PACT_BROKER_DATABASE_ADAPTER", "sqlite"},
                        {"PACT_BROKER_DATABASE_NAME", "/data/pacts.sqlite3"}}),
              "sqlite:////data/pacts.sqlite3");
    EXPECT_THAT(refusal_of({{"PACT_BROKER_DATABASE_ADAPTER", "sqlite"}}),
                HasSubstr("database_name, its file, is missing"));
    EXPECT_EQ(database({{"PACT_BROKER_DATABASE_URL", "postgres://db/b?a=1"},
                        {"PACT_BROKER_DATABASE_SSLMODE", "verify-full"}}),
              "postgres://db/b?a=1&sslmode=verify-full");
    const auto both = of(
        {{"PACT_BROKER_DATABASE_URL", "postgres://db/b"}, {"PACT_BROKER_DATABASE_HOST", "other"}});
    EXPECT_EQ(both.options.broker.settings.database.url, "postgres://db/b");
    EXPECT_THAT(both.warnings,
                ElementsAre(HasSubstr("PACT_BROKER_DATABASE_URL says where the database is")));
}

TEST(ReadSettings, a_field_of_the_header_has_one_line) {
    EXPECT_THAT(refusal_of({{"PACT_BROKER_BADGE_DEFAULT_CACHE_SETTING", "a\nSet-Cookie: b"}}),
                HasSubstr("PACT_BROKER_BADGE_DEFAULT_CACHE_SETTING: a header can't hold it"));
}

TEST(ReadSettings, proxies_are_addresses_and_networks) {
    const auto read = of({{"PACT_BROKER_TRUSTED_PROXIES", "10.0.0.0/8 ::1"}});
    EXPECT_THAT(read.options.broker.settings.api.trusted_proxies, ElementsAre("10.0.0.0/8", "::1"));
    EXPECT_THAT(
        refusal_of({{"PACT_BROKER_TRUSTED_PROXIES", "10.0.0.0/8 proxy.example.org"}}),
        HasSubstr("PACT_BROKER_TRUSTED_PROXIES: \"proxy.example.org\" is not an address or a "
                  "network such as 10.0.0.0/8"));
}

TEST(ReadSettings, users_are_whole_or_refused) {
    const auto both = of({{"PACT_BROKER_BASIC_AUTH_USERNAME", "ci"},
                          {"PACT_BROKER_BASIC_AUTH_PASSWORD", "s3cret"},
                          {"PACT_BROKER_BASIC_AUTH_READ_ONLY_USERNAME", "eye"},
                          {"PACT_BROKER_BASIC_AUTH_READ_ONLY_PASSWORD", "l00k"}});
    EXPECT_EQ(both.options.broker.settings.api.authentication.write_user->username, "ci");
    EXPECT_EQ(both.options.broker.settings.api.authentication.read_user->password, "l00k");
    EXPECT_THAT(refusal_of({{"PACT_BROKER_BASIC_AUTH_USERNAME", "ci"}}),
                HasSubstr("PACT_BROKER_BASIC_AUTH_USERNAME has no effect without "
                          "--basic-auth-password (PACT_BROKER_BASIC_AUTH_PASSWORD)"));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_BASIC_AUTH_ENABLED", "true"}}),
                HasSubstr("PACT_BROKER_BASIC_AUTH_ENABLED asks for --basic-auth-username"));
    const auto off = of({{"PACT_BROKER_BASIC_AUTH_ENABLED", "false"},
                         {"PACT_BROKER_BASIC_AUTH_USERNAME", "ci"},
                         {"PACT_BROKER_BASIC_AUTH_PASSWORD", "s3cret"}});
    EXPECT_FALSE(off.options.broker.settings.api.authentication.write_user);
    EXPECT_THAT(off.warnings, ElementsAre(HasSubstr("everybody may do everything")));
}

TEST(ReadSettings, what_the_ruby_broker_takes_for_logs_is_taken) {
    const auto read = of({{"PACT_BROKER_LOG_FORMAT", "color"},
                          {"PACT_BROKER_LOG_LEVEL", "fatal"},
                          {"PACT_BROKER_SQL_LOG_LEVEL", "fatal"}});
    EXPECT_EQ(read.options.log.format, "color");
    EXPECT_EQ(parse_log_level(read.options.log.level), LogLevel::kFatal);
    EXPECT_EQ(parse_log_level(read.options.broker.settings.database.statements.level),
              LogLevel::kFatal);
}

/// Neither where settings are printed, nor where an entry of the log repeats one.
TEST(ReadSettings, no_secret_is_shown_and_the_log_knows_each) {
    const Environment environment = {
        {"PACT_BROKER_DATABASE_URL", "postgres://me:p%40ss-word@h/db?password=0ther-word"},
        {"PACT_BROKER_BASIC_AUTH_USERNAME", "ci"},
        {"PACT_BROKER_BASIC_AUTH_PASSWORD", "write-word"},
        {"PACT_BROKER_BASIC_AUTH_READ_ONLY_USERNAME", "eye"},
        {"PACT_BROKER_BASIC_AUTH_READ_ONLY_PASSWORD", "read-word"},
        {"PACT_BROKER_WEBHOOK_SIGNING_KEY", "signing-word"},
        {"PACT_BROKER_SECRETS_KEY", "first-key-long-enough second-key-long-enough"}};
    const auto read = of(environment);
    constexpr const char* kSecrets[] = {"p%40ss-word",
                                        "p@ss-word",
                                        "0ther-word",
                                        "write-word",
                                        "read-word",
                                        "signing-word",
                                        "first-key-long-enough",
                                        "second-key-long-enough"};
    for (const auto* secret : kSecrets) {
        EXPECT_THAT(read.secrets, testing::Contains(secret));
        for (const auto& setting : read.shown) {
            EXPECT_THAT(in_words(setting), testing::Not(HasSubstr(secret)));
        }
    }
    EXPECT_EQ(shown(read, "database_url"), "database_url = postgres://me@h/db (environment)");
    EXPECT_EQ(shown(read, "secrets_key"), "secrets_key = ***** (environment)");
    const auto parts = of({{"PACT_BROKER_DATABASE_HOST", "h"},
                           {"PACT_BROKER_DATABASE_USERNAME", "me"},
                           {"PACT_BROKER_DATABASE_PASSWORD", "p@rts-word"}});
    EXPECT_THAT(parts.secrets, testing::IsSupersetOf({"p@rts-word", "p%40rts-word"}));
    EXPECT_EQ(shown(parts, "database_password"), "database_password = ***** (environment)");
}

/// What can't be used is not repeated where it may hold a password.
TEST(ReadSettings, refusals_repeat_no_secret) {
    for (const auto* url : {"postgres://me:s3cr3t?x@h/db", "mysql://me:s3cr3t@h/db", "s3cr3t"}) {
        const auto read = read_settings({.environment = {{"PACT_BROKER_DATABASE_URL", url}}});
        EXPECT_THAT(read ? shown(*read, "database_url") : read.error().message,
                    testing::AnyOf(testing::Not(HasSubstr("s3cr3t")), HasSubstr("= s3cr3t")));
    }
}

struct CertificateFile {
    std::string text = http::make_self_signed("localhost")->certificate_chain;
    std::string path =
        std::filesystem::temp_directory_path() / fmt::format("accord-ca-{}.pem", ::getpid());

    CertificateFile() { EXPECT_TRUE(write_file_atomically(path, text)); }
    ~CertificateFile() { std::filesystem::remove(path); }
};

std::string authorities(Environment environment) {
    return of(std::move(environment)).options.broker.settings.webhooks.more_authorities;
}

TEST(ReadSettings, webhooks_trust_certificates_from_a_file_and_as_text) {
    const CertificateFile file;
    const auto once = file.text + "\n";
    EXPECT_EQ(authorities({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH", file.path}}), once);
    EXPECT_EQ(authorities({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__CONTENT", file.text},
                           {"PACT_BROKER_WEBHOOK_CERTIFICATES__0__DESCRIPTION", "ours"},
                           {"PACT_BROKER_WEBHOOK_CERTIFICATES__1__PATH", file.path}}),
              std::string(trim(file.text)) + "\n" + once);
    EXPECT_EQ(authorities({{"PACT_BROKER_WEBHOOK_CERTIFICATES", file.path}}), once);
    const auto read = of({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH", file.path}});
    EXPECT_THAT(read.warnings, IsEmpty());
    EXPECT_EQ(shown(read, "webhook_certificates"),
              fmt::format("webhook_certificates = {} (environment)", file.path));
    SettingSources yaml{
        .file = *settings_of_yaml(
            fmt::format("webhook_certificates:\n  - description: ours\n    path: {}\n", file.path),
            "broker.yml")};
    EXPECT_EQ(read_settings(yaml)->options.broker.settings.webhooks.more_authorities, once);
}

TEST(ReadSettings, certificates_that_are_none_are_refused) {
    EXPECT_THAT(refusal_of({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH", "/nowhere.pem"}}),
                HasSubstr("PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH: can't read /nowhere.pem"));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__CONTENT", "no PEM"}}),
                HasSubstr("PACT_BROKER_WEBHOOK_CERTIFICATES__0__CONTENT: certificate 1 in it"));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__CONTENT",
                             http::make_self_signed("h")->certificate_chain +
                                 "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}}),
                HasSubstr("certificate 2 in it"));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__DESCRIPTION", "ours"}}),
                HasSubstr("has no effect without a path or content"));
    EXPECT_THAT(refusal_of({{"PACT_BROKER_WEBHOOK_CERTIFICATES__0__FILE", "x"}}),
                HasSubstr("PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH or"));
}

TEST(ReadSettings, mail_takes_a_server_a_sender_and_a_base_url) {
    const Environment whole{{"PACT_BROKER_MAIL_SERVER", "smtps://mail.example.org"},
                            {"PACT_BROKER_MAIL_FROM", "Accord <accord@example.org>"},
                            {"PACT_BROKER_BASE_URL", "https://broker.example.org"}};
    const auto read = of(whole);
    EXPECT_TRUE(read.options.broker.settings.use_cases.mails_links);
    EXPECT_EQ(read.options.broker.settings.mail.from, "Accord <accord@example.org>");
    EXPECT_FALSE(of({}).options.broker.settings.use_cases.mails_links);
    for (const auto& [name, value, fault] :
         {std::tuple{"PACT_BROKER_BASE_URL", "", "base_url is needed, too"},
          std::tuple{"PACT_BROKER_MAIL_FROM", "accord", "PACT_BROKER_MAIL_FROM"},
          std::tuple{"PACT_BROKER_MAIL_FROM", "a@b.org, c@d.org", "must be one e-mail address"},
          std::tuple{"PACT_BROKER_MAIL_SERVER", "https://mail.example.org", "MAIL_SERVER"},
          std::tuple{"PACT_BROKER_MAIL_USERNAME", "me", "has no effect without"}}) {
        auto environment = whole;
        environment[name] = value;
        EXPECT_THAT(refusal_of(environment), HasSubstr(fault)) << name << value;
    }
}

TEST(ReadSettings, base_urls_of_both_names_are_joined) {
    const auto read = of({{"PACT_BROKER_BASE_URL", "https://a/x/"},
                          {"PACT_BROKER_BASE_URLS", "http://b:9292 https://a/x"}});
    EXPECT_THAT(read.options.broker.settings.api.base_urls,
                ElementsAre("https://a/x", "http://b:9292"));
}

}  // namespace
}  // namespace accord::cli
