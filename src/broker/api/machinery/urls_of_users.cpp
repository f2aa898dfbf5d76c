// Addresses of users, their tokens and sessions, teams, preferences, secrets: see urls.hpp.
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/machinery/urls.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr std::string_view kScimPath = "/scim/";
constexpr std::string_view kScimVersion = "v2/";
constexpr std::string_view kSamlPath = "/auth/saml/";
constexpr std::string_view kSamlName = "saml_";

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::string> Urls::own_target(std::string_view target) {
    if (target.starts_with(kScimPath)) {
        const auto rest = target.substr(kScimPath.size());
        return rest.starts_with(kScimVersion)
                   ? std::nullopt
                   : std::optional(fmt::format("{}{}{}", kScimPath, kScimVersion, rest));
    }
    if (target.starts_with(kSamlPath)) {
        const auto rest = target.substr(kSamlPath.size());
        const auto number = rest.substr(0, rest.find_first_of("/?"));
        if (is_number(number)) {
            return fmt::format("/auth/{}{}", kSamlName, rest);
        }
    }
    return std::nullopt;
}

std::string Urls::users() const { return base_ + "/admin/users"; }

std::string Urls::user(const Segment& uuid) const { return users() + "/" + uuid.text(); }

std::string Urls::system_accounts() const { return base_ + "/admin/system-accounts"; }

std::string Urls::system_account(const Segment& uuid) const {
    return system_accounts() + "/" + uuid.text();
}

std::string Urls::system_account_tokens(const Segment& uuid) const {
    return system_account(uuid) + "/tokens";
}

std::string Urls::system_account_token(const Segment& uuid, const Segment& token) const {
    return system_account_tokens(uuid) + "/" + token.text();
}

std::string Urls::workload_identities(const Segment& account) const {
    return system_account(account) + "/workload-identities";
}

std::string Urls::workload_identity(const Segment& account, const Segment& uuid) const {
    return workload_identities(account) + "/" + uuid.text();
}

std::string Urls::roles() const { return base_ + "/admin/roles"; }

std::string Urls::role(const Segment& uuid) const { return roles() + "/" + uuid.text(); }

std::string Urls::permissions() const { return base_ + "/admin/permissions"; }

std::string Urls::sign_in_limits() const { return base_ + "/admin/tenant/authentication-settings"; }

std::string Urls::teams() const { return base_ + "/admin/teams"; }

std::string Urls::team(const Segment& uuid) const { return teams() + "/" + uuid.text(); }

std::string Urls::team_users(const Segment& uuid) const { return team(uuid) + "/users"; }

std::string Urls::team_user(const Segment& uuid, const Segment& user) const {
    return team_users(uuid) + "/" + user.text();
}

std::string Urls::team_integrations(const Segment& uuid) const {
    return integrations() + "/team/" + uuid.text();
}

std::string Urls::current_user() const { return base_ + "/user"; }

std::string Urls::own_tokens() const { return base_ + "/settings/tokens"; }

std::string Urls::own_token(const Segment& token) const {
    return own_tokens() + "/" + token.text();
}

std::string Urls::system_preferences() const { return base_ + "/preferences/system"; }

std::string Urls::system_preference(const Segment& name) const {
    return system_preferences() + "/" + name.text();
}

std::string Urls::own_preferences() const { return base_ + "/preferences/current-user"; }

std::string Urls::own_preference(const Segment& name) const {
    return own_preferences() + "/" + name.text();
}

std::string Urls::session() const { return base_ + "/session"; }

std::string Urls::own_sessions() const { return current_user() + "/sessions"; }

std::string Urls::own_session(const Segment& uuid) const {
    return own_sessions() + "/" + uuid.text();
}

std::string Urls::sessions_of_user(const Segment& uuid) const { return user(uuid) + "/sessions"; }

std::string Urls::sign_in_path(std::string_view target, std::string_view error) const {
    std::string query = error.empty() ? "" : "?error=" + percent_encode(error);
    if (target != "/" && !target.empty()) {
        query += (query.empty() ? "?to=" : "&to=") + percent_encode(target);
    }
    return own_path("/sign-in") + query;
}

std::string Urls::sign_in_at(const Segment& provider) const {
    const std::string& name = provider.text();
    if (name.starts_with(kSamlName) && is_number(name.substr(kSamlName.size()))) {
        return base_ + std::string(kSamlPath) + name.substr(kSamlName.size());
    }
    return base_ + "/auth/" + name;
}

std::string Urls::sign_in_callback(const Segment& provider) const {
    return sign_in_at(provider) + "/callback";
}

std::string Urls::sign_in_metadata(const Segment& of) const { return sign_in_at(of) + "/metadata"; }

std::string Urls::own_path(std::string_view target) const {
    return std::string(base_path_of(base_)) + std::string(target);
}

std::string Urls::lost_password() const { return base_ + "/lost-password"; }

std::string Urls::set_password(std::string_view value) const {
    return base_ + "/set-password#" + std::string(value);
}

std::string Urls::basic_sign_in() const { return base_ + "/basic-sign-in"; }

std::string Urls::home_path() const { return own_path("/"); }

std::string Urls::secrets() const { return base_ + "/secrets"; }

std::string Urls::secret(const Segment& uuid) const { return secrets() + "/" + uuid.text(); }

std::string Urls::audit() const { return base_ + "/audit"; }

std::string Urls::scim() const { return base_ + "/scim/v2"; }

std::string Urls::scim_configuration() const { return scim() + "/ServiceProviderConfig"; }

std::string Urls::scim_resource_type(const Segment& id) const {
    return scim() + "/ResourceTypes/" + id.text();
}

std::string Urls::scim_schema(const Segment& id) const { return scim() + "/Schemas/" + id.text(); }

std::string Urls::scim_users() const { return scim() + "/Users"; }

std::string Urls::scim_user(const Segment& uuid) const { return scim_users() + "/" + uuid.text(); }

std::string Urls::scim_groups() const { return scim() + "/Groups"; }

std::string Urls::scim_group(const Segment& uuid) const {
    return scim_groups() + "/" + uuid.text();
}

}  // namespace accord::broker::api
