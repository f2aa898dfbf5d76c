// Settings of what the broker does with pacts, versions, webhooks and pages.
#include "cli/servers/serve.hpp"
#include "cli/settings/setting_table.hpp"

namespace accord::cli {
namespace {

using BrokerOptions = ServeOptions;

auto& use_cases_of(BrokerOptions& options) { return options.broker.settings.use_cases; }

constexpr std::string_view kOwnBadges = "badges are made here, without an outside service";
constexpr unsigned kDaysMax = 36'500;

constexpr Setting kBehaviour[] = {
    {"allow_dangerous_contract_modification",
     FlagPlace{[](BrokerOptions& o) -> auto& {
         return use_cases_of(o).allow_dangerous_contract_modification;
     }},
     "Allow publishing different contents for a consumer version that has a pact already"},
    {"check_for_potential_duplicate_pacticipant_names",
     FlagPlace{[](BrokerOptions& o) -> auto& {
         return use_cases_of(o).check_for_potential_duplicate_pacticipant_names;
     }},
     "Refuse new application names that are similar to existing ones"},
    {"create_deployed_versions_for_tags",
     FlagPlace{[](BrokerOptions& o) -> auto& {
         return use_cases_of(o).create_deployed_versions_for_tags;
     }},
     "Record a deployment when a version is tagged with the name of an environment"},
    {"auto_detect_main_branch",
     FlagPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).auto_detect_main_branch; }},
     "Make the first branch with one of the main branch candidates' names the main branch"},
    {"main_branch_candidates",
     ListPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).main_branch_candidates; }},
     "Space-separated names of main branch candidates"},
    {"use_first_tag_as_branch",
     FlagPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).use_first_tag_as_branch; }},
     "Use the first tag of a version without a branch as its branch"},
    {"use_first_tag_as_branch_time_limit",
     SecondsPlace{[](BrokerOptions& o) -> auto& {
         return use_cases_of(o).use_first_tag_as_branch_time_limit;
     }},
     "Seconds after the creation of a version within which a tag is used as its branch"},
    {"seed_example_data",
     FlagPlace{[](BrokerOptions& o) -> auto& { return o.seed_example_data; }},
     "Put an example into an empty database, once: Example App, Example API, and the environments "
     "test and production"},
    {"order_versions_by_date",
     FlagPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).order_versions_by_date; }},
     "Order versions by when they came; otherwise by their numbers, as semantic versions"},
    {"semver_formats",
     NoEffect{"%M.%m.%p%s%d %M.%m %M",
              "numbers are read as 1.2.3-special+build, 1.2 or 1, and others come before them",
              "%M.%m.%p%s%d %M.%m %M"},
     "Formats of version numbers"},
    {"base_equality_only_on_content_that_affects_verification_results",
     NoEffect{"true",
              "pacts whose interactions are equal, in any order, always count as the same content",
              "true"},
     "Leave the order of interactions and the like out of the comparison of contents"},
    {"use_case_sensitive_resource_names",
     FlagPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).case_sensitive_names; }},
     "The case of letters counts in names of applications, versions, tags and labels that are asked "
     "for"},
    {"features",
     ListPlace{[](BrokerOptions& o) -> auto& { return o.features; }},
     "Features to switch on: disable_pacts_for_verification takes the relations to the pacts for "
     "verification out of the index"},
    {"dynamic_wip_window",
     FlagPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).wip_window.is_dynamic; }},
     "Let pacts that wait for a first result decide how far work in progress goes back, instead of "
     "the date that the provider asks for"},
    {"max_wip_lookback_days",
     NumberPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).wip_window.days_max; },
                 1,
                 kDaysMax},
     "With dynamic_wip_window: days that work in progress goes back at most"},
    {"min_wip_window_days",
     NumberPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).wip_window.days_min; },
                 0,
                 kDaysMax},
     "With dynamic_wip_window: days that it goes back at least"},
    {"default_wip_window_days",
     NumberPlace{
         [](BrokerOptions& o) -> auto& { return use_cases_of(o).wip_window.days_by_default; },
         0,
         kDaysMax},
     "With dynamic_wip_window: days that it goes back when no pact waits"},
    {"verified_by_other_branch_lookback_days",
     NumberPlace{
         [](BrokerOptions& o) -> auto& { return use_cases_of(o).wip_ends_for_days; }, 0, kDaysMax},
     "Days for which a success, of the branch or of another one, keeps a pact from being work in "
     "progress"},
};

constexpr Setting kWebhooks[] = {
    {"webhook_retry_schedule",
     ListPlace{[](BrokerOptions& o) -> auto& { return o.webhooks.retry_schedule; }},
     "Seconds before each further attempt at a delivery that failed"},
    {"webhook_first_attempt_after",
     SecondsPlace{[](BrokerOptions& o) -> auto& {
         return use_cases_of(o).webhook_delivery.first_attempt_after;
     }},
     "Seconds from an event to the first attempt"},
    {"webhook_http_method_whitelist",
     ListPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).webhook_rules.methods; }},
     "Methods that webhooks may use"},
    {"webhook_http_code_success",
     ListPlace{[](BrokerOptions& o) -> auto& { return o.webhooks.success_statuses; }},
     "Status codes that mean success"},
    {"webhook_scheme_whitelist",
     ListPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).webhook_rules.schemes; }},
     "Schemes that webhooks may use"},
    {"webhook_host_whitelist",
     ListPlace{[](BrokerOptions& o) -> auto& { return use_cases_of(o).webhook_rules.hosts; }},
     "Hosts, networks and /regular expressions/ of hosts that webhooks may call"},
    {"webhook_redact_sensitive_data",
     NoEffect{"true", "secrets are always masked", "true"},
     "Mask credentials in logs of deliveries"},
    {"webhook_certificates",
     ListPlace{[](BrokerOptions& o) -> auto& { return o.webhooks.certificates; }},
     "Files (PEM) with certificates of authorities that webhooks trust besides the system's; or a "
     "list with path or content, in variables PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH and so on"},
    {"webhook_signing_key",
     TextPlace{[](BrokerOptions& o) -> auto& { return o.broker.settings.webhooks.signing_key; }},
     "Key by which deliveries are signed (HMAC-SHA256, as Standard Webhooks)",
     Secrecy::kSecret},
    {"secrets_key",
     ListPlace{[](BrokerOptions& o) -> auto& { return o.broker.settings.secrets.keys; }},
     "Key by which secrets of webhooks are encrypted in the database; older ones, which still "
     "decrypt, after it",
     Secrecy::kSecret},
    {"secrets_key_file",
     TextPlace{[](BrokerOptions& o) -> auto& { return o.broker.settings.secrets.key_file; }},
     "File with these keys, one a line (none: one is made beside SQLite's file, with .key at its "
     "end)"},
};

constexpr Setting kPages[] = {
    {"badge_provider_mode", NoEffect{"redirect", kOwnBadges}, "Who draws badges"},
    {"shields_io_base_url",
     NoEffect{"https://img.shields.io", kOwnBadges},
     "Where badges come from"},
    {"badge_default_cache_setting",
     TextPlace{[](BrokerOptions& o) -> auto& { return o.broker.settings.api.badge_cache_control; }},
     "Cache-Control of the badges of can-i-merge"},
    {"use_hal_browser",
     FlagPlace{[](BrokerOptions& o) -> auto& { return o.broker.settings.api.explorer; }},
     "Show documents in browsers in the explorer at /hal-browser/browser.html"},
    {"enable_diagnostic_endpoints",
     FlagPlace{[](BrokerOptions& o) -> auto& { return o.broker.settings.api.diagnostics; }},
     "Answer on /diagnostic/, with the heartbeat"},
    {"pact_content_diff_timeout",
     NoEffect{"15", "a difference that takes too much work is answered 408, whatever its time"},
     "Seconds for the difference of two pacts"},
    {"network_diagram_max_pacticipants",
     NoEffect{"150", "there is no network diagram"},
     "Most applications in the network diagram"},
};

}  // namespace

std::span<const Setting> behaviour_settings() { return kBehaviour; }
std::span<const Setting> webhook_settings() { return kWebhooks; }
std::span<const Setting> page_settings() { return kPages; }

}  // namespace accord::cli
