// The use case of single sign-on: see external_users.hpp.
#include "broker/service/federation/external_users.hpp"

#include "base/encoding.hpp"
#include "base/sealing/sealing.hpp"
#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/federation/authentication_settings.hpp"
#include "broker/service/federation/group_rules.hpp"
#include "broker/service/identity/users.hpp"
#include "broker/store/identity/external_users.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/own_keys.hpp"
#include "broker/store/identity/sign_in_proofs.hpp"
#include "broker/store/provisioning/directory_users.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

constexpr std::string_view kSignInKey = "sign-in";
constexpr std::size_t kKeyBytes = 32;
constexpr std::int64_t kProofsForgottenMax = 100;

using Accepted = std::expected<store::User, ExternalRefusal>;

void join(Work& work, const store::User& account, const ExternalUser& user) {
    store::insert_at_provider(work.session,
                              {.user_id = account.id,
                               .provider = user.provider,
                               .subject = user.subject,
                               .username = user.username},
                              work.now);
}

/// Whether what a directory says of the account is not what this provider's says.
bool is_of_other_directory(Work& work, const store::User& account, const ExternalUserRules& rules) {
    return !rules.is_directory && store::find_directory_user(work.session, account.id).has_value();
}

/// Whoever was invited has an account that nobody could sign in to yet. One that a directory made
/// is for those alone who sign in at that directory's provider.
Accepted join_account(Work& work,
                      store::User account,
                      const ExternalUser& user,
                      const ExternalUserRules& rules) {
    const auto others = store::list_at_providers(work.session, account.id);
    const bool is_someone_there =
        std::ranges::find(others, user.provider, &store::UserAtProvider::provider) != others.end();
    const bool has_other_way = account.password.has_value() || !others.empty() ||
                               is_of_other_directory(work, account, rules);
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
    auto roles = first_roles(work, user.groups, rules);
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

/// Whom the provider's directory has announced by what they are there for ever.
std::optional<store::User> find_in_directory(Work& work,
                                             const ExternalUser& user,
                                             const ExternalUserRules& rules) {
    const auto said = rules.is_directory
                          ? store::find_directory_user_by_external_id(work.session, user.subject)
                          : std::nullopt;
    if (!said) {
        return std::nullopt;
    }
    const auto others = store::list_at_providers(work.session, said->user_id);
    const bool is_someone_there =
        std::ranges::find(others, user.provider, &store::UserAtProvider::provider) != others.end();
    return is_someone_there ? std::nullopt : store::find_user_by_id(work.session, said->user_id);
}

Accepted find_account(Work& work, const ExternalUser& user, const ExternalUserRules& rules) {
    if (const auto known = store::find_at_provider(work.session, user.provider, user.subject)) {
        if (known->username != user.username) {
            store::rename_at_provider(work.session, known->id, user.username);
        }
        return store::find_user_by_id(work.session, known->user_id).value();
    }
    if (auto account = find_in_directory(work, user, rules)) {
        join(work, *account, user);
        return std::move(*account);
    }
    if (auto account = store::find_user_by_email(work.session, user.email)) {
        return join_account(work, std::move(*account), user, rules);
    }
    return make_account(work, user, rules);
}

/// As the groups say today. Nothing is written where nothing changes: each change is one of all
/// that is remembered of users.
bool follow_groups(Work& work,
                   const store::User& account,
                   const ExternalUser& user,
                   const ExternalUserRules& rules) {
    auto groups = user.groups;
    if (rules.is_directory) {
        auto more = groups_in_directory(work, account.id);
        groups.insert(groups.end(), more.begin(), more.end());
    }
    follow_team_rules(work, account.id, groups, rules);
    if (rules.roles.empty()) {
        return true;
    }
    auto wanted = roles_of_groups(work, groups, rules);
    auto had = store::roles_of_user(work.session, account.id);
    std::erase(had, domain::kTeamAdministratorRole);  // comes and goes by itself
    const std::string administrator(domain::kAdministratorRole);
    if (is_last_administrator(work, account.id) &&
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
