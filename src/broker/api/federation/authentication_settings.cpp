// The authentication settings over HTTP: see authentication_settings.hpp.
#include "broker/api/federation/authentication_settings.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/teams/team_input.hpp"
#include "broker/domain/limits.hpp"
#include "broker/service/federation/authentication_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::broker::api {
namespace {

constexpr std::string_view kProviders = "authenticationProviders";

using service::AuthenticationSettings;

/// A provider with its list, as PactFlow names both.
struct LimitedProvider {
    std::string_view name;
    std::string_view list;
    std::vector<std::string> AuthenticationSettings::* names;
    bool takes_addresses = false;
};
constexpr LimitedProvider kLimited[] = {
    {"Google", "emailDomains", &AuthenticationSettings::google_domains, true},
    {"GitHub", "githubOrganizations", &AuthenticationSettings::github_organizations},
};

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '_';
    });
}

std::string name_fault(const std::string& text, const LimitedProvider& provider) {
    if (auto fault = domain::line_fault(text); !fault.empty()) {
        return fault;
    }
    const auto at = provider.takes_addresses ? text.rfind('@') : std::string::npos;
    const bool is_good =
        at == std::string::npos ? is_name(text) : at > 0 && is_name(text.substr(at + 1));
    if (is_good) {
        return "";
    }
    return provider.takes_addresses ? "is neither a domain nor an e-mail address"
                                    : "is not the name of an organization";
}

/// What is not said stays; null and an empty list are everybody.
void read_limited(const json::Object& body,
                  const LimitedProvider& provider,
                  AuthenticationSettings& settings,
                  FieldErrors& errors) {
    const auto* value = json::find(body, provider.name);
    if (value == nullptr) {
        return;
    }
    if (value->is_null()) {
        return (settings.*provider.names).clear();
    }
    const auto* object = value->if_object();
    if (object == nullptr) {
        return errors.add(provider.name, "must be a hash");
    }
    if (!object->contains(provider.list)) {
        return;
    }
    FieldErrors found;
    auto names = read_parts(*object, provider.list, found);
    for (const auto& name : names) {
        if (const auto fault = name_fault(name, provider); !fault.empty()) {
            found.add(provider.list, fmt::format("'{}' {}", name, fault));
        }
    }
    errors.add_below(provider.name, found);
    settings.*provider.names = std::move(names);
}

void read_settings(const json::Object& body,
                   AuthenticationSettings& settings,
                   FieldErrors& errors) {
    const auto* providers = json::object_at(body, kProviders);
    if (providers == nullptr) {
        return errors.add(kProviders, body.contains(kProviders) ? "must be a hash" : "is missing");
    }
    FieldErrors found;
    for (const auto& [name, value] : *providers) {
        if (std::ranges::find(kLimited, std::string_view(name), &LimitedProvider::name) ==
            std::end(kLimited)) {
            found.add(name, "is not known here: Google and GitHub are");
        }
    }
    for (const auto& provider : kLimited) {
        read_limited(*providers, provider, settings, found);
    }
    errors.add_below(kProviders, found);
}

json::Object document(const Call& call, const AuthenticationSettings& settings) {
    json::Object providers;
    for (const auto& provider : kLimited) {
        json::Array names;
        for (const auto& name : settings.*provider.names) {
            names.push_back(json::Value(name));
        }
        providers[provider.name] = json::Object{{provider.list, std::move(names)}};
    }
    return {{kProviders, std::move(providers)},
            {"_links",
             {{"self", link(call.urls.sign_in_limits(), {.title = "Authentication settings"})}}}};
}

}  // namespace

http::Response get_authentication_settings(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        return hal(call, document(call, service::authentication_settings(work)));
    });
}

http::Response put_authentication_settings(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        auto settings = service::authentication_settings(work);
        FieldErrors errors;
        read_settings(call.body_object(), settings, errors);
        if (!errors.empty()) {
            return invalid(call, errors);
        }
        service::set_authentication_settings(work, settings);
        return hal(call, document(call, settings));
    });
}

}  // namespace accord::broker::api
