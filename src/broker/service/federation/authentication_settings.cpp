// Who may sign in at providers: see authentication_settings.hpp.
#include "broker/service/federation/authentication_settings.hpp"

#include "base/text.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/sign_in_limits.hpp"

#include <algorithm>
#include <string_view>

namespace accord::broker::service {
namespace {

constexpr std::string_view kGoogleRealm = "google";
constexpr std::string_view kGitHubRealm = "github";

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::any_of(
        names, [&](const std::string& one) { return equal_ignoring_case(one, name); });
}

}  // namespace

AuthenticationSettings authentication_settings(Work& work) {
    return {.google_domains = store::sign_in_limits(work.session, kGoogleRealm),
            .github_organizations = store::sign_in_limits(work.session, kGitHubRealm)};
}

void set_authentication_settings(Work& work, const AuthenticationSettings& settings) {
    store::raise_identity_version(work.session);  // one after the other
    store::set_sign_in_limits(work.session, kGoogleRealm, settings.google_domains);
    store::set_sign_in_limits(work.session, kGitHubRealm, settings.github_organizations);
}

bool admits(const AuthenticationSettings& settings, const ExternalUser& user) {
    switch (user.realm) {
        case Realm::kOther:
            return true;
        case Realm::kGoogle:
            // A domain in an address says nothing of who hosts it: anybody may have taken it there.
            return settings.google_domains.empty() || has(settings.google_domains, user.email) ||
                   (!user.hosted_domain.empty() &&
                    has(settings.google_domains, user.hosted_domain));
        case Realm::kGitHub:
            return settings.github_organizations.empty() ||
                   std::ranges::any_of(user.groups, [&](const std::string& organization) {
                       return has(settings.github_organizations, organization);
                   });
    }
    return false;
}

}  // namespace accord::broker::service
