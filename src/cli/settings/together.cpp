// Settings that mean something together: see together.hpp.
#include "cli/settings/together.hpp"

#include "base/network/ip_network.hpp"
#include "base/regex/regex.hpp"
#include "base/text.hpp"
#include "broker/domain/mail/mailbox.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "cli/environment_variables.hpp"
#include "cli/settings/setting.hpp"
#include "http/field_syntax.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::cli {
namespace {

bool is_given(const SettingsTogether& settings, std::string_view name) {
    return settings.raw.contains(name);
}

/// As whoever gave the setting knows it.
std::string called(const SettingsTogether& settings, std::string_view name) {
    const auto found = settings.raw.find(name);
    return found == settings.raw.end() ? fmt::format("{} ({})", option_of(name), variable_of(name))
                                       : found->second.said_by;
}

void require_with(const SettingsTogether& settings, std::string_view one, std::string_view other) {
    if (is_given(settings, one) && !is_given(settings, other)) {
        settings.errors.push_back(fmt::format(
            "{} has no effect without {}", called(settings, one), called(settings, other)));
    }
}

void require_both(const SettingsTogether& settings, std::string_view one, std::string_view other) {
    require_with(settings, one, other);
    require_with(settings, other, one);
}

void complete_users(const SettingsTogether& settings) {
    require_both(settings, "basic_auth_username", "basic_auth_password");
    require_both(settings, "basic_auth_read_only_username", "basic_auth_read_only_password");
    require_with(settings, "basic_auth_read_only_username", "basic_auth_username");
    require_both(settings, "first_admin_email", "first_admin_password");
    auto& users = settings.options.users;
    const bool has_user = is_given(settings, "basic_auth_username");
    if (!has_user && users.enabled.value_or(false)) {
        settings.errors.push_back(fmt::format("{} asks for {} and {}",
                                              called(settings, "basic_auth_enabled"),
                                              called(settings, "basic_auth_username"),
                                              called(settings, "basic_auth_password")));
    }
    if (has_user && !users.enabled.value_or(true)) {
        settings.warnings.push_back(
            fmt::format("{} is false: everybody may do everything, and the users have no effect",
                        called(settings, "basic_auth_enabled")));
        return;
    }
    auto& authentication = settings.options.broker.settings.api.authentication;
    if (has_user) {
        authentication.write_user = users.write;
    }
    if (is_given(settings, "basic_auth_read_only_username")) {
        authentication.read_user = users.read;
    }
}

/// One that can't be read would leave all clients with the address of their proxy.
void check_proxies(const SettingsTogether& settings) {
    for (const auto& proxy : settings.options.broker.settings.api.trusted_proxies) {
        if (!is_ip_network(proxy)) {
            settings.errors.push_back(
                fmt::format("{}: \"{}\" is not an address or a network such as 10.0.0.0/8",
                            called(settings, "trusted_proxies"),
                            proxy));
        }
    }
}

void complete_database(const SettingsTogether& settings) {
    auto& url = settings.options.broker.settings.database.url;
    auto& parts = settings.options.database;
    if (parts.adapter == "postgresql") {
        parts.adapter = "postgres";
    }
    if (is_given(settings, "database_url")) {
        if (parts.say_where()) {
            settings.warnings.push_back(fmt::format(
                "{} says where the database is; the other settings that do so have no effect",
                called(settings, "database_url")));
        }
    } else if (parts.say_where()) {
        const auto made = url_of(parts);
        if (!made) {
            settings.errors.push_back(made.error().message);
            return;
        }
        url = *made;
        settings.raw["database_url"] = {.text = *made,
                                        .list = {},
                                        .source = "database_adapter, database_host, ...",
                                        .said_by = "database_adapter, database_host, ..."};
    }
    url = with_sslmode(url, parts.sslmode);
}

void check_base_url(const SettingsTogether& settings,
                    std::string_view setting,
                    const std::string& text) {
    const auto url = http::parse_url(text);
    std::string problem;
    if (!url) {
        problem = url.error().message;
    } else if (text.contains('?') || text.contains('#') || text.contains('@')) {
        problem = "a base URL has a scheme, a host, and a port and a path where needed";
    }
    if (!problem.empty()) {
        settings.errors.push_back(
            fmt::format("{}: \"{}\" can't be used: {}", called(settings, setting), text, problem));
    }
}

void add_base_urls(const SettingsTogether& settings,
                   std::string_view setting,
                   const std::vector<std::string>& more) {
    auto& urls = settings.options.broker.settings.api.base_urls;
    for (auto url : more) {
        while (url.ends_with('/')) {
            url.pop_back();
        }
        if (std::ranges::find(urls, url) == urls.end()) {
            check_base_url(settings, setting, url);
            urls.push_back(std::move(url));
        }
    }
}

void complete_cleaning(const SettingsTogether& settings) {
    auto clean = read_clean_settings(settings.options.clean);
    if (!clean) {
        settings.errors.push_back("database_clean_...: " + clean.error().message);
        return;
    }
    settings.options.broker.settings.clean = std::move(*clean);
}

/// A whitelist that can't be read must not let through, or keep out, what nobody meant.
void check_patterns(const SettingsTogether& settings) {
    for (const auto& entry : settings.options.broker.settings.use_cases.webhook_rules.hosts) {
        if (entry.size() < 2 || !entry.starts_with('/') || !entry.ends_with('/')) {
            continue;
        }
        const auto pattern = Regex::compile(entry.substr(1, entry.size() - 2));
        if (!pattern) {
            settings.errors.push_back(fmt::format("{}: {}: {}",
                                                  called(settings, "webhook_host_whitelist"),
                                                  entry,
                                                  pattern.error().message));
        }
    }
}

/// Numbers that stand in a list of texts; an error names the first that is none.
std::vector<unsigned> read_numbers(const SettingsTogether& settings,
                                   std::string_view setting,
                                   const std::vector<std::string>& texts,
                                   unsigned max) {
    std::vector<unsigned> numbers;
    for (const auto& text : texts) {
        unsigned number = 0;
        const auto* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, number);
        if (read.ec != std::errc() || read.ptr != end || number > max) {
            settings.errors.push_back(fmt::format(
                "{}: \"{}\" is not a whole number up to {}", called(settings, setting), text, max));
            return {};
        }
        numbers.push_back(number);
    }
    return numbers;
}

void complete_webhooks(const SettingsTogether& settings) {
    constexpr unsigned kPauseMax = 24 * 60 * 60;
    constexpr unsigned kStatusMax = 599;
    auto& rules = settings.options.broker.settings.use_cases.webhook_delivery;
    const auto& lists = settings.options.webhooks;
    rules.retry_schedule.clear();
    for (const auto pause :
         read_numbers(settings, "webhook_retry_schedule", lists.retry_schedule, kPauseMax)) {
        rules.retry_schedule.push_back(std::chrono::seconds(pause));
    }
    rules.success_statuses.clear();
    for (const auto status :
         read_numbers(settings, "webhook_http_code_success", lists.success_statuses, kStatusMax)) {
        rules.success_statuses.push_back(static_cast<int>(status));
    }
    const auto& signing_key = settings.options.broker.settings.webhooks.signing_key;
    if (!signing_key.empty() && !broker::domain::signing_key_bytes(signing_key)) {
        settings.errors.push_back(fmt::format(
            "{} {}", called(settings, "webhook_signing_key"), broker::domain::kSigningKeyFault));
    }
    if (!http::is_field_value(settings.options.broker.settings.webhooks.user_agent)) {
        settings.errors.push_back(
            fmt::format("{}: a header can't hold it", called(settings, "user_agent")));
    }
}

/// It becomes a field of the header.
void check_badges(const SettingsTogether& settings) {
    if (!http::is_field_value(settings.options.broker.settings.api.badge_cache_control)) {
        settings.errors.push_back(
            fmt::format("{}: a header can't hold it; \"max-age=30\" is one that can be used",
                        called(settings, "badge_default_cache_setting")));
    }
}

void complete_log(const SettingsTogether& settings) {
    if (is_given(settings, "log_dir") && settings.options.log.stream != "file") {
        settings.warnings.push_back(
            fmt::format("{} has no effect without log_stream=file: the log "
                        "goes to {}",
                        called(settings, "log_dir"),
                        settings.options.log.stream));
    }
}

/// What stands in a link must not depend on what somebody's request says the broker is called.
void complete_mail(const SettingsTogether& settings) {
    for (const auto* part : {"mail_username", "mail_password", "mail_from"}) {
        require_with(settings, part, "mail_server");
    }
    require_both(settings, "mail_username", "mail_password");
    auto& broker = settings.options.broker.settings;
    auto& mail = broker.mail;
    if (mail.server.empty()) {
        return;
    }
    const auto refuse = [&](std::string_view setting, std::string_view why) {
        settings.errors.push_back(fmt::format("{}: {}", called(settings, setting), why));
    };
    if (const auto url = http::parse_mail_url(mail.server); !url) {
        refuse("mail_server", url.error().message);
    }
    if (const auto boxes = broker::domain::parse_mailboxes(mail.from); !boxes) {
        refuse("mail_from", boxes.error());
    } else if (boxes->size() != 1) {
        refuse("mail_from", "must be one e-mail address: Accord <accord@example.org>");
    }
    if (broker.api.base_urls.empty()) {
        refuse("mail_server", "base_url is needed, too: links in mail begin with it");
    }
    mail.trusts_any_certificate = broker.webhooks.trusts_any_certificate;
    mail.more_authorities = broker.webhooks.more_authorities;
    broker.use_cases.mails_links = true;
}

constexpr std::string_view kNoPactsForVerification = "disable_pacts_for_verification";
/// What a feature would switch on is there without it.
constexpr std::string_view kAlwaysOn[] = {"expand_currently_deployed_provider_versions"};

void switch_feature(const SettingsTogether& settings,
                    std::string_view feature,
                    const std::string& said_by) {
    if (feature == kNoPactsForVerification) {
        settings.options.broker.settings.api.offers_pacts_for_verification = false;
    } else if (std::ranges::find(kAlwaysOn, feature) == std::end(kAlwaysOn)) {
        settings.warnings.push_back(fmt::format("{}: there is no feature \"{}\"; {} is one",
                                                said_by,
                                                feature,
                                                kNoPactsForVerification));
    }
}

/// A list of them, or a map (in variables: FEATURES__NAME=true).
void switch_features(const SettingsTogether& settings) {
    constexpr std::string_view kMember = "features__";
    for (const auto& feature : settings.options.features) {
        switch_feature(settings, to_lower(feature), called(settings, "features"));
    }
    for (const auto& [name, value] : settings.raw) {
        if (!name.starts_with(kMember)) {
            continue;
        }
        const auto is_on = truth_of(value.text);
        if (!is_on) {
            settings.errors.push_back(
                fmt::format("{}: \"{}\" is not true or false", value.said_by, value.text));
        } else if (*is_on) {
            switch_feature(settings, name.substr(kMember.size()), value.said_by);
        }
    }
}

}  // namespace

void check_together(const SettingsTogether& settings) {
    complete_users(settings);
    check_proxies(settings);
    complete_database(settings);
    add_base_urls(settings, "base_url", settings.options.base_url);
    add_base_urls(settings, "base_urls", settings.options.base_urls);
    complete_log(settings);
    complete_cleaning(settings);
    check_patterns(settings);
    complete_webhooks(settings);
    complete_certificates(settings);
    complete_mail(settings);
    complete_sign_in_providers(settings);
    check_badges(settings);
    switch_features(settings);
    require_both(settings, "tls_certificate", "tls_key");
}

}  // namespace accord::cli
