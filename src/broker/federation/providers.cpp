// Sign-ins at providers: see providers.hpp.
#include "broker/federation/providers.hpp"

#include "base/sealing/constant_time.hpp"
#include "base/text.hpp"
#include "broker/domain/identity/account_rules.hpp"
#include "broker/federation/github_sign_in.hpp"
#include "broker/federation/oidc_sign_in.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::federation {
namespace {

bool is_of_domain(std::string_view email, const std::vector<std::string>& domains) {
    const auto at = email.rfind('@');
    return domains.empty() ||
           (at != email.npos && std::ranges::any_of(domains, [&](const std::string& domain) {
                return equal_ignoring_case(email.substr(at + 1), domain);
            }));
}

}  // namespace

service::Realm realm_of(const ProviderSettings& provider) {
    return provider.kind == ProviderSettings::Kind::kGitHub ? service::Realm::kGitHub
           : provider.issuer == kGoogleIssuer               ? service::Realm::kGoogle
                                                            : service::Realm::kOther;
}

Result<void> load_what_takes_part(const std::vector<ProviderSettings>& settings) {
    const bool has_saml =
        std::ranges::find(settings, ProviderSettings::Kind::kSaml, &ProviderSettings::kind) !=
        settings.end();
    return has_saml ? load_xml_security() : Result<void>();
}

Providers::Providers(std::vector<ProviderSettings> settings,
                     std::shared_ptr<Issuers> issuers,
                     Logger& log)
    : settings_(std::move(settings)),
      issuers_(std::move(issuers)),
      log_(log),
      client_({.timeout = Issuers::kTimeout, .body_bytes_max = Issuers::kAnswerBytesMax}),
      saml_(log) {}

std::vector<service::SignInProvider> Providers::list() const {
    std::vector<service::SignInProvider> all;
    for (const auto& one : settings_) {
        all.push_back({one.name, one.title});
    }
    return all;
}

const ProviderSettings* Providers::find(std::string_view name) const {
    const auto found = std::ranges::find(settings_, name, &ProviderSettings::name);
    return found == settings_.end() ? nullptr : &*found;
}

const service::ExternalUserRules* Providers::rules(std::string_view name) const {
    const auto* provider = find(name);
    return provider == nullptr ? nullptr : &provider->rules;
}

std::string Providers::directory() const {
    const auto found = std::ranges::find_if(
        settings_, [](const ProviderSettings& one) { return one.rules.is_directory; });
    return found == settings_.end() ? "" : found->name;
}

Result<std::string> Providers::address(const service::SignInAttempt& attempt,
                                       const service::SignInAddresses& own,
                                       Instant now) {
    const auto* provider = find(attempt.provider);
    if (provider == nullptr) {
        return fail(ErrorCode::kNotFound, "there is no such provider");
    }
    if (provider->kind == ProviderSettings::Kind::kGitHub) {
        return github_address(*provider, attempt, own.callback);
    }
    auto address = provider->kind == ProviderSettings::Kind::kSaml
                       ? saml_.address(*provider, attempt, own, now)
                       : oidc_address(*issuers_, *provider, attempt, own.callback, now);
    if (!address) {
        log_.warn(
            fmt::format("nobody can sign in at {}: {}", provider->name, address.error().message));
    }
    return address;
}

std::optional<std::string> Providers::metadata(std::string_view name,
                                               const service::SignInAddresses& own) const {
    const auto* provider = find(name);
    return provider == nullptr || provider->kind != ProviderSettings::Kind::kSaml
               ? std::nullopt
               : std::optional(SamlSignIns::metadata(*provider, own));
}

Result<service::ExternalUser> Providers::ask_by_kind(const ProviderSettings& provider,
                                                     const service::SignInAttempt& attempt,
                                                     const service::SignInAnswer& answer,
                                                     const service::SignInAddresses& own,
                                                     Instant now) {
    switch (provider.kind) {
        case ProviderSettings::Kind::kOidc:
            return finish_oidc(*issuers_, client_, provider, attempt, answer, own.callback, now);
        case ProviderSettings::Kind::kGitHub:
            return finish_github(client_, provider, attempt, answer, own.callback);
        case ProviderSettings::Kind::kSaml:
            return saml_.finish(provider, attempt, answer, own, now);
    }
    return fail(ErrorCode::kNotFound, "there is no such provider");
}

Result<service::ExternalUser> Providers::ask(const ProviderSettings& provider,
                                             const service::SignInAttempt& attempt,
                                             const service::SignInAnswer& answer,
                                             const service::SignInAddresses& own,
                                             Instant now) {
    auto user = ask_by_kind(provider, attempt, answer, own, now);
    if (!user) {
        return user;
    }
    if (user->email.empty() || !domain::email_fault(user->email).empty()) {
        return fail(ErrorCode::kUnauthorized,
                    "the provider does not tell an e-mail address that it has verified");
    }
    user->realm = realm_of(provider);
    if (!is_of_domain(user->email, provider.domains)) {
        return fail(ErrorCode::kUnauthorized,
                    "the user is of none of the domains that may sign in");
    }
    return user;
}

Result<service::ExternalUser> Providers::finish(const service::SignInAttempt& attempt,
                                                const service::SignInAnswer& answer,
                                                const service::SignInAddresses& own,
                                                Instant now) {
    const auto* provider = find(attempt.provider);
    if (provider == nullptr) {
        return fail(ErrorCode::kNotFound, "there is no such provider");
    }
    auto user = ask(*provider, attempt, answer, own, now);
    if (!user) {
        log_.warn(fmt::format(
            "somebody was not signed in by {}: {}", provider->name, user.error().message));
    }
    return user;
}

}  // namespace accord::broker::federation
