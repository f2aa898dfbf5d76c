// What the environment and YAML say, before anybody asks what it means.
#include "cli/settings/setting_sources.hpp"

#include <gmock/gmock.h>

namespace accord::cli {
namespace {

using testing::HasSubstr;

std::string yaml(const std::string& text, const std::string& name) {
    const auto settings = settings_of_yaml(text, "broker.yml");
    if (!settings) {
        return settings.error().message;
    }
    const auto found = settings->find(name);
    return found == settings->end() ? "(nothing)" : found->second.text;
}

TEST(SettingsOfEnvironment, are_the_brokers_variables_by_name) {
    const auto found = settings_of_environment({{"PACT_BROKER_LOG_LEVEL", " debug "},
                                                {"PACT_BROKER_BASE_URL", "\"http://quoted\""},
                                                {"PACT_BROKER_LOG_DIR", ""},
                                                {"PACT_BROKER_CONF", "broker.yml"},
                                                {"PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH", "x"},
                                                {"PATH", "/bin"}});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found.at("log_level").text, "debug");
    EXPECT_EQ(found.at("log_level").said_by, "PACT_BROKER_LOG_LEVEL");
    EXPECT_EQ(found.at("base_url").text, "http://quoted");
    EXPECT_EQ(found.at("webhook_certificates__0__path").text, "x");
}

TEST(ServiceLinks, are_told_from_settings) {
    for (const char* variable : {"PACT_BROKER_SERVICE_HOST",
                                 "PACT_BROKER_SERVICE_PORT",
                                 "PACT_BROKER_SERVICE_PORT_HTTP",
                                 "PACT_BROKER_PORT_9292_TCP",
                                 "PACT_BROKER_PORT_9292_TCP_ADDR",
                                 "PACT_BROKER_DATABASE_SERVICE_HOST",
                                 "PACT_BROKER_DATABASE_PORT_5432_TCP_PROTO"}) {
        EXPECT_TRUE(is_service_link(variable, "1")) << variable;
    }
    EXPECT_TRUE(is_service_link("PACT_BROKER_PORT", "tcp://10.0.0.7:9292"));
    EXPECT_TRUE(is_service_link("PACT_BROKER_DATABASE_PORT", "tcp://10.0.0.7:5432"));
    EXPECT_FALSE(is_service_link("PACT_BROKER_PORT", "9292"));
    EXPECT_FALSE(is_service_link("PACT_BROKER_DATABASE_HOST", "db"));
    EXPECT_FALSE(is_service_link("PACT_BROKER_BASE_URL", "tcp://10.0.0.7:9292"));
}

TEST(SettingsOfYaml, are_scalars_lists_and_nested_parts) {
    const std::string text = R"(
log_level: debug
port: 80
allow_public_read: yes
nothing: ~
main_branch_candidates:
  - main
  - "release candidate"
webhook_certificates:
  - description: ours
    path: /ca.pem
)";
    EXPECT_EQ(yaml(text, "log_level"), "debug");
    EXPECT_EQ(yaml(text, "port"), "80");
    EXPECT_EQ(yaml(text, "allow_public_read"), "yes");
    EXPECT_EQ(yaml(text, "nothing"), "(nothing)");
    EXPECT_EQ(yaml(text, "webhook_certificates__0__path"), "/ca.pem");
    EXPECT_EQ(settings_of_yaml(text, "broker.yml")->at("main_branch_candidates").list,
              (std::vector<std::string>{"main", "release candidate"}));
    EXPECT_EQ(settings_of_yaml("# nothing\n", "broker.yml")->size(), 0U);
}

TEST(SettingsOfYaml, say_where_they_can_t_be_read) {
    EXPECT_THAT(yaml("a: [1\nb: 2", ""), HasSubstr("broker.yml, line "));
    EXPECT_THAT(yaml("just words", ""), HasSubstr("broker.yml is no list of settings"));
    EXPECT_THAT(yaml("[1, 2]", ""), HasSubstr("broker.yml is no list of settings"));
    EXPECT_THAT(yaml("password: <%= ENV['X'] %>", ""), HasSubstr("Ruby code"));
    EXPECT_THAT(yaml("? [a]\n: b", ""), HasSubstr("broker.yml, line "));
}

TEST(SettingsOfYaml, are_bounded_where_aliases_multiply) {
    std::string text = "a0: &a0 {x: 1, y: 1, z: 1}\n";
    for (int i = 1; i < 30; ++i) {
        text += fmt::format("a{0}: &a{0} {{x: *a{1}, y: *a{1}, z: *a{1}}}\n", i, i - 1);
    }
    EXPECT_THAT(yaml(text, ""), HasSubstr("more than 10000 values in broker.yml"));
}

}  // namespace
}  // namespace accord::cli
