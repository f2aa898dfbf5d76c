// The use case of single sign-on: see external_users.hpp.
#include "broker/service/federation/external_users.hpp"

#include "base/encoding.hpp"
#include "base/sealing/sealing.hpp"
#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/federation/authentication_settings.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/identity/users.hpp"
#include "broker/store/identity/external_users.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/own_keys.hpp"
#include "broker/store/identity/sign_in_proofs.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

constexpr std::string_view kSignInKey = "sign-in";
constexpr std::size_t kKeyBytes = 32;
constexpr std::int64_t kProofsForgottenMax = 100;

using Accepted = std::expected<store::User, ExternalRefusal>;

/// UUID of a role that is named by it or by its name; empty: there is none.
std::string role_uuid(const std::vector<UserRole>& roles, std::string_view role) {
    const auto found = std::ranges::find_if(
        roles, [&](const UserRole& one) { return one.uuid == role || one.name == role; });
    return found == roles.end() ? "" : found->uuid;
}

/// Those of the user's groups, each once.
std::vector<std::string> roles_of_groups(Work& work,
                                         const ExternalUser& user,
                                         const ExternalUserRules& rules) {
    const auto known = list_roles(work.session);
    std::vector<std::string> roles;
    for (const auto& [group, role] : rules.roles) {
        const auto uuid = role_uuid(known, role);
        if (!uuid.empty() && std::ranges::find(user.groups, group) != user.groups.end() &&
            std::ranges::find(roles, uuid) == roles.end()) {
            roles.push_back(uuid);
        }
    }
    return roles;
}

std::vector<std::string> first_roles(Work& work,
                                     const ExternalUser& user,
                                     const ExternalUserRules& rules) {
    if (!rules.roles.empty()) {
        return roles_of_groups(work, user, rules);
    }
    auto uuid = role_uuid(list_roles(work.session), rules.default_role);
    return uuid.empty() ? std::vector<std::string>() : std::vector{std::move(uuid)};
}

void join(Work& work, const store::User& account, const ExternalUser& user) {
    store::insert_at_provider(work.session,
                              {.user_id = account.id,
                               .provider = user.provider,
                               .subject = user.subject,
                               .username = user.username},
                              work.now);
}

/// Whoever was invited has an account that nobody could sign in to yet.
Accepted join_account(Work& work,
                      store::User account,
                      const ExternalUser& user,
                      const ExternalUserRules& rules) {
    const auto others = store::list_at_providers(work.session, account.id);
    const bool is_someone_there =
        std::ranges::find(others, user.provider, &store::UserAtProvider::provider) != others.end();
    const bool has_other_way = account.password.has_value() || !others.empty();
    if (is_someone_there || (has_other_way && !rules.joins_accounts)) {
        return std::unexpected(ExternalRefusal::kEmailTaken);
    }
    join(work, account, user);
    return account;
}

Accepted make_account(Work& work, const ExternalUser& user, const ExternalUserRules& rules) {
    if (!rules.makes_users) {
        return std::unexpected(ExternalRefusal::kNotInvited);
    }
    auto roles = first_roles(work, user, rules);
    if (roles.empty()) {
        return std::unexpected(ExternalRefusal::kNoRole);
    }
    auto made = create_user(work,
                            {.name = user.name.empty() ? user.email : user.name,
                             .email = user.email,
                             .roles = std::move(roles)});
    if (!made) {
        return std::unexpected(ExternalRefusal::kEmailTaken);
    }
    join(work, made->account, user);
    return std::move(made->account);
}

Accepted find_account(Work& work, const ExternalUser& user, const ExternalUserRules& rules) {
    if (const auto known = store::find_at_provider(work.session, user.provider, user.subject)) {
        if (known->username != user.username) {
            store::rename_at_provider(work.session, known->id, user.username);
        }
        return store::find_user_by_id(work.session, known->user_id).value();
    }
    if (auto account = store::find_user_by_email(work.session, user.email)) {
        return join_account(work, std::move(*account), user, rules);
    }
    return make_account(work, user, rules);
}

/// Nobody else could sign in with a password and administer, whatever becomes of the provider.
bool is_last_administrator(Work& work,
                           const store::User& account,
                           const std::vector<std::string>& roles) {
    return account.password &&
           std::ranges::find(roles, domain::kAdministratorRole) != roles.end() &&
           store::count_who_can_use(work.session, domain::kAdministratorRole) == 1;
}

/// As the groups say today. Nothing is written where nothing changes: each change is one of all
/// that is remembered of users.
bool follow_groups(Work& work,
                   const store::User& account,
                   const ExternalUser& user,
                   const ExternalUserRules& rules) {
    if (rules.roles.empty()) {
        return true;
    }
    auto wanted = roles_of_groups(work, user, rules);
    auto had = store::roles_of_user(work.session, account.id);
    const std::string administrator(domain::kAdministratorRole);
    if (is_last_administrator(work, account, had) &&
        std::ranges::find(wanted, administrator) == wanted.end()) {
        wanted.push_back(administrator);
    }
    std::ranges::sort(wanted);
    std::ranges::sort(had);
    if (wanted != had) {
        set_roles(work, account.uuid, wanted).value();
    }
    return !wanted.empty();
}

}  // namespace

std::expected<std::string, ExternalRefusal> accept_external_user(Work& work,
                                                                 const ExternalUser& user,
                                                                 const ExternalUserRules& rules) {
    if (store::identity_version(work.session) == 0) {
        return std::unexpected(ExternalRefusal::kNoUsers);
    }
    if (!admits(authentication_settings(work), user)) {
        return std::unexpected(ExternalRefusal::kNotAdmitted);
    }
    auto owner = as_owner(work);
    const auto account = find_account(owner, user, rules);
    if (!account) {
        return std::unexpected(account.error());
    }
    if (!account->active || account->type != store::kRegularUser) {
        return std::unexpected(ExternalRefusal::kDisabled);
    }
    if (!follow_groups(owner, *account, user, rules)) {
        return std::unexpected(ExternalRefusal::kNoRole);
    }
    return account->uuid;
}

bool use_once(Work& work, const SignInProof& proof) {
    if (proof.id.empty()) {
        return true;
    }
    store::delete_ended_sign_in_proofs(work.session, work.now, kProofsForgottenMax);
    return store::insert_sign_in_proof(work.session, proof.id, proof.ends_at);
}

std::string sign_in_key(Work& work) {
    return store::own_key(work.session, kSignInKey, base64url_encode(secret_bytes(kKeyBytes)));
}

}  // namespace accord::broker::service
