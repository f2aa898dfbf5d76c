// The documentation is the table, and the table is whole.
#include "cli/settings/settings_document.hpp"

#include "base/files.hpp"
#include "cli/settings/setting_table.hpp"

#include <gtest/gtest.h>

#include <set>

namespace accord::cli {
namespace {

TEST(SettingsDocument, is_what_stands_in_the_guide) {
    const auto guide = read_file(ACCORD_SOURCE_DIR "/docs/guide/settings.md");
    ASSERT_TRUE(guide) << guide.error().message;
    EXPECT_TRUE(guide->contains(settings_document()))
        << "put the output of `accord help settings` there";
}

TEST(SettingTable, has_each_name_once_and_says_what_it_is) {
    std::set<std::string_view> names;
    for (const auto& group : setting_groups()) {
        for (const auto& setting : group.settings) {
            EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
            EXPECT_TRUE(setting.alias.empty() || names.insert(setting.alias).second);
            EXPECT_FALSE(setting.what.empty()) << setting.name;
            EXPECT_FALSE(setting.what.ends_with('.')) << setting.name;
        }
    }
}

/// All settings and variables of the Ruby broker 2.120 and of its image that begin with
/// PACT_BROKER_.
constexpr const char* kOfTheRubyBroker[] = {
    "log_level",
    "log_format",
    "log_otel_enabled",
    "log_dir",
    "log_stream",
    "warning_error_class_names",
    "hide_pactflow_messages",
    "log_configuration_on_startup",
    "http_debug_logging_enabled",
    "database_adapter",
    "database_username",
    "database_password",
    "database_name",
    "database_host",
    "database_port",
    "database_url",
    "database_sslmode",
    "sql_log_level",
    "sql_log_warn_duration",
    "sql_enable_caller_logging",
    "database_max_connections",
    "database_pool_timeout",
    "database_connect_max_retries",
    "auto_migrate_db",
    "auto_migrate_db_data",
    "allow_missing_migration_files",
    "validate_database_connection_config",
    "database_statement_timeout",
    "metrics_sql_statement_timeout",
    "database_connection_validation_timeout",
    "basic_auth_enabled",
    "basic_auth_username",
    "basic_auth_password",
    "basic_auth_read_only_username",
    "basic_auth_read_only_password",
    "allow_public_read",
    "public_heartbeat",
    "enable_public_badge_access",
    "enable_badge_resources",
    "webhook_retry_schedule",
    "webhook_http_method_whitelist",
    "webhook_http_code_success",
    "webhook_scheme_whitelist",
    "webhook_host_whitelist",
    "webhook_redact_sensitive_data",
    "webhook_certificates",
    "disable_ssl_verification",
    "user_agent",
    "port",
    "base_url",
    "base_urls",
    "use_hal_browser",
    "enable_diagnostic_endpoints",
    "use_rack_protection",
    "rack_protection_use",
    "rack_protection_except",
    "badge_provider_mode",
    "shields_io_base_url",
    "badge_default_cache_setting",
    "use_case_sensitive_resource_names",
    "pact_content_diff_timeout",
    "order_versions_by_date",
    "base_equality_only_on_content_that_affects_verification_results",
    "check_for_potential_duplicate_pacticipant_names",
    "create_deployed_versions_for_tags",
    "use_first_tag_as_branch",
    "use_first_tag_as_branch_time_limit",
    "auto_detect_main_branch",
    "main_branch_candidates",
    "allow_dangerous_contract_modification",
    "semver_formats",
    "seed_example_data",
    "network_diagram_max_pacticipants",
    "features",
    "dynamic_wip_window",
    "max_wip_lookback_days",
    "min_wip_window_days",
    "default_wip_window_days",
    "verified_by_other_branch_lookback_days",
    "puma_persistent_timeout",
    "port_environment_variable_name",
    "database_url_environment_variable_name",
    "database_clean_enabled",
    "database_clean_cron_schedule",
    "database_clean_deletion_limit",
    "database_clean_overwritten_data_max_age",
    "database_clean_keep_version_selectors",
    "database_clean_dry_run",
    "migration_target",
};

TEST(SettingTable, knows_each_setting_of_the_ruby_broker) {
    for (const auto* name : kOfTheRubyBroker) {
        EXPECT_NE(find_setting(name), nullptr) << name;
    }
}

}  // namespace
}  // namespace accord::cli
