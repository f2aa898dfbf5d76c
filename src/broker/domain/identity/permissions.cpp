// PactFlow's list of permissions, and what they imply.
#include "broker/domain/identity/permissions.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::broker::domain {
namespace {

constexpr PermissionText kPermissions[] = {
    {"ai:*", "Use all AI features"},
    {"ai:generation:*", "Generate anything with AI"},
    {"ai:generation:openapi", "Generate tests from OpenAPI descriptions with AI"},
    {"ai:generation:code", "Generate tests from code with AI"},
    {"ai:generation:request-response", "Generate tests from requests and responses with AI"},
    {"ai:generation:test-template", "Generate tests from templates with AI"},
    {"authentication_settings:manage", "Manage the settings of authentication"},
    {"contract_data:bulk_delete:*", "Delete applications and integrations of all teams"},
    {"contract_data:bulk_delete:team", "Delete applications and integrations of own teams"},
    {"contract_data:bulk_delete:own", "Delete applications and integrations of one's own"},
    {"contract_data:manage:*", "Manage contract data of all teams"},
    {"contract_data:manage:team", "Manage contract data of own teams"},
    {"contract_data:manage:own", "Manage contract data of one's own"},
    {"contract_data:read:*", "Read all contract data"},
    {"contract_data:read:team", "Read contract data of own teams, of none and of one's own"},
    {"deployment_and_release:record:*", "Record deployments and releases to all environments"},
    {"deployment_and_release:record:team",
     "Record deployments and releases to environments of own teams"},
    {"environment:manage:*", "Manage all environments"},
    {"environment:read:*", "Read all environments"},
    {"environment:read:team", "Read environments of own teams"},
    {"read_token:manage:own", "Manage one's own read-only token"},
    {"token:manage:own", "Manage one's own tokens"},
    {"role:manage:*", "Manage roles"},
    {"role:read:*", "Read roles"},
    {"secret:manage:*", "Manage secrets of all teams"},
    {"secret:manage:team", "Manage secrets of own teams"},
    {"secret:read:team", "Read names of secrets of own teams"},
    {"system_account:manage:*", "Manage all system accounts"},
    {"system_account:manage:team", "Manage system accounts of own teams"},
    {"system_account:read:*", "Read all system accounts"},
    {"system_account:read:team", "Read system accounts of own teams"},
    {"system_preference:manage:*", "Manage preferences of the system"},
    {"team:manage:*", "Manage all teams"},
    {"team:manage:team", "Manage own teams"},
    {"team:manage:{uuid}", "Manage the teams of which one is an administrator"},
    {"team:read:*", "Read all teams"},
    {"user:invite", "Invite users"},
    {"user:manage:*", "Manage users"},
    {"user:manage_scim_attributes:*", "Manage users and groups by SCIM"},
    {"user:read:*", "Read users"},
    {"webhook:manage:*", "Manage webhooks of all teams"},
    {"webhook:manage:team", "Manage webhooks of own teams"},
};
static_assert(std::size(kPermissions) <= 64, "Grants has a bit for each");

constexpr std::string_view kAll = "*";

std::uint64_t bit_of(std::string_view scope) {
    const auto* found = std::ranges::find(kPermissions, scope, &PermissionText::scope);
    return found == std::end(kPermissions) ? 0 : std::uint64_t{1} << (found - kPermissions);
}

}  // namespace

std::span<const PermissionText> permission_list() { return kPermissions; }

std::optional<Grants> Grants::of(std::span<const std::string_view> scopes, std::string* unknown) {
    Grants grants;
    for (const auto scope : scopes) {
        const auto bit = bit_of(scope);
        if (bit == 0) {
            if (unknown != nullptr) {
                *unknown = scope;
            }
            return std::nullopt;
        }
        grants.bits_ |= bit;
    }
    return grants;
}

Grants Grants::parse(std::string_view text) {
    Grants grants;
    for (const auto scope : split(text, ' ')) {
        grants.add(scope);
    }
    return grants;
}

void Grants::add(std::string_view scope) { bits_ |= bit_of(scope); }

std::vector<std::string_view> Grants::scopes() const {
    std::vector<std::string_view> scopes;
    for (std::size_t i = 0; i < std::size(kPermissions); ++i) {
        if ((bits_ >> i & 1) != 0) {
            scopes.push_back(kPermissions[i].scope);
        }
    }
    return scopes;
}

std::string Grants::text() const { return fmt::format("{}", fmt::join(scopes(), " ")); }

Grants Grants::with_implied() const {
    Grants all = *this;
    for (const auto scope : scopes()) {
        const auto parts = split(scope, ':');
        if (parts.size() != 3) {
            continue;
        }
        const bool is_manage = parts[1] == "manage";
        for (const std::string_view whose :
             {kAll, std::string_view("team"), std::string_view("own")}) {
            if (parts[2] != kAll && parts[2] != whose) {
                continue;
            }
            all.add(fmt::format("{}:{}:{}", parts[0], parts[1], whose));
            if (is_manage) {
                all.add(fmt::format("{}:read:{}", parts[0], whose));
            }
        }
    }
    return all;
}

Grants reading_grants() {
    static const Grants kReading = [] {
        std::vector<std::string_view> scopes;
        for (const auto& permission : kPermissions) {
            if (permission.scope.find(":read:") != std::string_view::npos) {
                scopes.push_back(permission.scope);
            }
        }
        return Grants::of(scopes).value();
    }();
    return kReading;
}

}  // namespace accord::broker::domain
