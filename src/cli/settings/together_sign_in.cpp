// Where people sign in: the nested setting sign_in_providers, in YAML or in variables such as
// PACT_BROKER_SIGN_IN_PROVIDERS__OKTA__CLIENT_ID.
#include "base/text.hpp"
#include "broker/domain/identity/workload_rule.hpp"
#include "cli/settings/setting.hpp"
#include "cli/settings/sign_in/sign_in_members.hpp"
#include "cli/settings/together.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace accord::cli {
namespace {

using broker::federation::ProviderSettings;

constexpr std::string_view kProviders = "sign_in_providers";
constexpr std::string_view kProviderMembers = "sign_in_providers__";
constexpr std::size_t kProviderNameMax = 40;

/// One provider while it is read: its members as they were given.
struct GivenProvider {
    ProviderSettings settings;
    RawSetting given;  ///< any of them
};

ReadMember text_into(std::string ProviderSettings::* place) {
    return [place](ProviderSettings& provider, const RawSetting& value) {
        provider.*place = value.text;
        return std::string();
    };
}

ReadMember words_into(std::vector<std::string> ProviderSettings::* place) {
    return [place](ProviderSettings& provider, const RawSetting& value) {
        provider.*place = words_of(value);
        return std::string();
    };
}

template <class Place>
ReadMember flag_into(Place place) {
    return [place](ProviderSettings& provider, const RawSetting& value) {
        if (value.text != "true" && value.text != "false") {
            return std::string("must be true or false");
        }
        place(provider) = value.text == "true";
        return std::string();
    };
}

std::string read_kind(ProviderSettings& provider, const RawSetting& value) {
    if (value.text == "google") {
        provider.issuer = "https://accounts.google.com";
    } else if (value.text == "github") {
        provider.kind = ProviderSettings::Kind::kGitHub;
    } else if (value.text == "saml") {
        provider.kind = ProviderSettings::Kind::kSaml;
    } else if (value.text != "oidc") {
        return "must be one of: oidc, google, github, saml";
    }
    return "";
}

std::string read_issuer(ProviderSettings& provider, const RawSetting& value) {
    provider.issuer = value.text;
    return "";
}

using GroupRules = std::vector<std::pair<std::string, std::string>>;

/// "group=role group=role"; whether each is one.
bool read_group_rules(GroupRules& rules, const RawSetting& value) {
    for (const auto& rule : words_of(value)) {
        const auto equals = rule.rfind('=');
        if (equals == rule.npos || equals == 0 || equals + 1 == rule.size()) {
            return false;
        }
        rules.emplace_back(rule.substr(0, equals), rule.substr(equals + 1));
    }
    return true;
}

std::string read_role_rules(ProviderSettings& provider, const RawSetting& value) {
    return read_group_rules(provider.rules.roles, value)
               ? ""
               : "must be a list of GROUP=ROLE, with a role's name or UUID";
}

std::string read_team_rules(ProviderSettings& provider, const RawSetting& value) {
    return read_group_rules(provider.rules.teams, value)
               ? ""
               : "must be a list of GROUP=TEAM, with a team's name or UUID";
}

std::string read_scim(ProviderSettings& provider, const RawSetting& value) {
    if (value.text != "true" && value.text != "false") {
        return "must be true or false";
    }
    provider.says_directory = value.text == "true";
    return "";
}

const ProviderMembers& provider_members() {
    static const ProviderMembers kProviderReaders = {
        {"kind", read_kind},
        {"title", text_into(&ProviderSettings::title)},
        {"issuer", read_issuer},
        {"client_id", text_into(&ProviderSettings::client_id)},
        {"client_secret", text_into(&ProviderSettings::client_secret)},
        {"scopes", words_into(&ProviderSettings::scopes)},
        {"domains", words_into(&ProviderSettings::domains)},
        {"organizations", words_into(&ProviderSettings::organizations)},
        {"groups_claim", text_into(&ProviderSettings::groups_claim)},
        {"roles", read_role_rules},
        {"teams", read_team_rules},
        {"scim", read_scim},
        {"default_role",
         [](ProviderSettings& provider, const RawSetting& value) {
             provider.rules.default_role = value.text;
             return std::string();
         }},
        {"trusts_emails", flag_into([](ProviderSettings& p) -> auto& { return p.trusts_emails; })},
        {"makes_users",
         flag_into([](ProviderSettings& p) -> auto& { return p.rules.makes_users; })},
        {"joins_accounts",
         flag_into([](ProviderSettings& p) -> auto& { return p.rules.joins_accounts; })},
    };
    static const auto kAll = [] {
        auto all = kProviderReaders;
        add_saml_members(all);
        return all;
    }();
    return kAll;
}

/// Of one provider alone users come by SCIM: of the only one, if nothing is said.
void choose_directory(const SettingsTogether& settings, std::map<std::string, GivenProvider>& all) {
    const auto said = [&](bool is_directory) {
        return std::ranges::count_if(all, [&](const auto& one) {
            return one.second.settings.says_directory == is_directory;
        });
    };
    if (said(true) > 1) {
        settings.errors.push_back(
            fmt::format("{}: users can come by SCIM from one provider: scim is true of several",
                        all.begin()->second.given.said_by));
    }
    for (auto& [name, given] : all) {
        auto& provider = given.settings;
        provider.rules.is_directory = provider.says_directory.value_or(all.size() == 1);
    }
}

bool is_provider_name(std::string_view name) {
    return !name.empty() && name.size() <= kProviderNameMax &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

/// What is missing, or does not go together; empty: nothing.
std::string provider_fault(const ProviderSettings& provider) {
    if (provider.kind == ProviderSettings::Kind::kSaml) {
        return saml_fault(provider);
    }
    if (has_saml_members(provider)) {
        return "has members that only saml knows: set kind to saml, or leave them out";
    }
    if (provider.client_id.empty()) {
        return "needs a client_id";
    }
    if (provider.issuer.empty()) {
        return "needs an issuer";
    }
    if (auto fault = broker::domain::issuer_fault(provider.issuer); !fault.empty()) {
        return "has an issuer that " + fault;
    }
    const bool is_github = provider.kind == ProviderSettings::Kind::kGitHub;
    if (is_github && provider.client_secret.empty()) {
        return "needs a client_secret";
    }
    if (is_github && provider.issuer.ends_with('/')) {
        return "has an issuer that ends with a slash";
    }
    return !is_github && !provider.organizations.empty()
               ? "has organizations, which only github knows: use domains, or roles"
               : "";
}

}  // namespace

std::vector<std::string> words_of(const RawSetting& value) {
    if (value.list) {
        return *value.list;
    }
    std::vector<std::string> words;
    for (const auto word : split(value.text, ' ')) {
        if (!word.empty()) {
            words.emplace_back(word);
        }
    }
    return words;
}

void complete_sign_in_providers(const SettingsTogether& settings) {
    if (const auto plain = settings.raw.find(kProviders); plain != settings.raw.end()) {
        settings.errors.push_back(fmt::format(
            "{} is no list of names: a provider has {}__NAME__CLIENT_ID, ISSUER and others",
            plain->second.said_by,
            variable_of(kProviders)));
    }
    std::map<std::string, GivenProvider> providers;
    for (const auto& [name, value] : settings.raw) {
        if (!name.starts_with(kProviderMembers)) {
            continue;
        }
        const auto rest = std::string_view(name).substr(kProviderMembers.size());
        const auto mark = rest.find("__");
        const auto provider = std::string(rest.substr(0, mark));
        const auto member = provider_members().find(mark == rest.npos ? "" : rest.substr(mark + 2));
        if (!is_provider_name(provider) || member == provider_members().end()) {
            settings.errors.push_back(
                fmt::format("{}: a provider has {}__NAME__CLIENT_ID, ISSUER and others",
                            value.said_by,
                            variable_of(kProviders)));
            continue;
        }
        auto& given = providers[provider];
        given.given = value;
        given.settings.name = provider;
        if (const auto fault = member->second(given.settings, value); !fault.empty()) {
            settings.errors.push_back(fmt::format("{} {}", value.said_by, fault));
        }
    }
    choose_directory(settings, providers);
    std::vector<std::string> names;
    for (auto& [name, given] : providers) {
        auto& provider = given.settings;
        if (provider.kind == ProviderSettings::Kind::kGitHub && provider.issuer.empty()) {
            provider.issuer = "https://github.com";
        }
        if (provider.title.empty()) {
            provider.title = name;
        }
        if (const auto fault = provider_fault(provider); !fault.empty()) {
            settings.errors.push_back(
                fmt::format("{}: the provider {} {}", given.given.said_by, name, fault));
        }
        names.push_back(name);
        if (!provider.client_secret.empty()) {
            settings.secrets.push_back(provider.client_secret);
        }
        settings.options.broker.settings.sign_in_providers.push_back(std::move(provider));
    }
    if (!names.empty()) {
        settings.options.sign_in_providers = names;
        settings.raw.try_emplace(std::string(kProviders), providers.begin()->second.given);
    }
}

}  // namespace accord::cli
