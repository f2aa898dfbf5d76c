// The use cases of provisioned users: see provisioned_users.hpp.
#include "broker/service/provisioning/provisioned_users.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/service/federation/group_rules.hpp"
#include "broker/store/identity/identity_version.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace accord::broker::service {
namespace {

using domain::scim::Lookup;
using domain::scim::UserInput;

/// People of one name that are looked through.
constexpr std::int64_t kNamesakesMax = 1000;

std::vector<ProvisionedUser> whole_users(Work& work, const std::vector<store::User>& accounts) {
    std::vector<std::int64_t> ids;
    std::ranges::transform(accounts, std::back_inserter(ids), &store::User::id);
    std::map<std::int64_t, std::vector<store::GroupOfUser>> groups;
    for (auto& one : store::directory_groups_of_users(work.session, ids)) {
        groups[one.user_id].push_back(std::move(one));
    }
    std::vector<ProvisionedUser> users;
    for (auto& user : find_users(work, ids)) {
        const auto id = user.account.id;
        auto said = user.said.value_or(
            store::DirectoryUser{.user_id = id,
                                 .user_name = user.account.email.value_or(user.account.name),
                                 .external_id = {},
                                 .given_name = {},
                                 .family_name = {}});
        users.push_back(
            {.user = std::move(user), .said = std::move(said), .groups = std::move(groups[id])});
    }
    std::ranges::sort(users, {}, [](const ProvisionedUser& user) { return user.user.account.id; });
    return users;
}

ProvisionedUser whole_user(Work& work, const store::User& account) {
    return std::move(whole_users(work, {account}).front());
}

std::optional<store::User> regular(std::optional<store::User> account) {
    return account && account->type == store::kRegularUser ? std::move(account) : std::nullopt;
}

/// By the name that a directory has given, or, of whom it has said nothing, by the address.
std::optional<store::User> find_by_user_name(Work& work, std::string_view name) {
    if (const auto said = store::find_directory_user_named(work.session, name)) {
        return store::find_user_by_id(work.session, said->user_id);
    }
    auto account = regular(store::find_user_by_email(work.session, name));
    return account && !store::find_directory_user(work.session, account->id) ? std::move(account)
                                                                             : std::nullopt;
}

std::optional<store::User> find_by_external_id(Work& work, std::string_view external_id) {
    const auto said = store::find_directory_user_by_external_id(work.session, external_id);
    return said ? store::find_user_by_id(work.session, said->user_id) : std::nullopt;
}

std::vector<store::User> find_accounts(Work& work, const Lookup& lookup) {
    const auto one = [](std::optional<store::User> found) {
        return found ? std::vector{std::move(*found)} : std::vector<store::User>();
    };
    switch (lookup.kind) {
        case Lookup::Kind::kId:
            return one(regular(store::find_user(work.session, lookup.value)));
        case Lookup::Kind::kUserName:
            return one(find_by_user_name(work, lookup.value));
        case Lookup::Kind::kExternalId:
            return one(find_by_external_id(work, lookup.value));
        case Lookup::Kind::kEmail:
            return one(regular(store::find_user_by_email(work.session, lookup.value)));
        case Lookup::Kind::kDisplayName:
            return store::regular_users_named(work.session, lookup.value, kNamesakesMax);
    }
    return {};
}

/// What is said, but for names that another user has.
std::optional<ProvisioningRefusal> refuse_names(Work& work,
                                                const UserInput& said,
                                                std::int64_t user_id) {
    const auto is_other = [&](const std::optional<store::User>& found) {
        return found && found->id != user_id;
    };
    if (is_other(find_by_user_name(work, said.user_name))) {
        return ProvisioningRefusal::kUserNameTaken;
    }
    return said.external_id && is_other(find_by_external_id(work, *said.external_id))
               ? std::optional(ProvisioningRefusal::kExternalIdTaken)
               : std::nullopt;
}

ProvisioningRefusal why_not(IdentityRefusal refusal) {
    switch (refusal) {
        case IdentityRefusal::kEmailTaken:
            return ProvisioningRefusal::kEmailTaken;
        case IdentityRefusal::kLastAdministrator:
            return ProvisioningRefusal::kLastAdministrator;
        case IdentityRefusal::kExternalIdTaken:
            return ProvisioningRefusal::kExternalIdTaken;
        case IdentityRefusal::kExternalNameTaken:
            return ProvisioningRefusal::kUserNameTaken;
        case IdentityRefusal::kNotFound:
            return ProvisioningRefusal::kNotFound;
        default:
            return ProvisioningRefusal::kNotOfDirectory;
    }
}

store::DirectoryUser as_said(const UserInput& said, std::int64_t user_id) {
    return {.user_id = user_id,
            .user_name = said.user_name,
            .external_id = said.external_id,
            .given_name = said.given_name,
            .family_name = said.family_name};
}

bool is_so(const store::User& account, const UserInput& said) {
    return account.name == said.name && account.email == said.email &&
           account.active == said.active.value_or(account.active);
}

/// The account, locked: nobody else changes users until the end of the transaction.
ProvisioningResult<store::User> account_to_provision(Work& work,
                                                     std::string_view uuid,
                                                     const Directory& directory) {
    store::hold_identity_version(work.session);
    auto account = regular(store::find_user(work.session, uuid));
    if (!account) {
        return std::unexpected(ProvisioningRefusal::kNotFound);
    }
    if (!is_of_directory(work, directory, *account)) {
        return std::unexpected(ProvisioningRefusal::kNotOfDirectory);
    }
    return std::move(*account);
}

}  // namespace

std::vector<ProvisionedUser> users_from(Work& work, std::int64_t offset, std::int64_t count) {
    return whole_users(work, store::regular_users_from(work.session, offset, count));
}

std::int64_t count_provisioned_users(Work& work) {
    return store::count_regular_users(work.session);
}

std::vector<ProvisionedUser> users_after(Work& work, std::int64_t id, std::int64_t count) {
    return whole_users(work, store::regular_users_after(work.session, id, count));
}

std::vector<ProvisionedUser> users_looked_up(Work& work, const Lookup& lookup) {
    return whole_users(work, find_accounts(work, lookup));
}

std::optional<ProvisionedUser> find_provisioned_user(Work& work, std::string_view uuid) {
    const auto account = regular(store::find_user(work.session, uuid));
    return account ? std::optional(whole_user(work, *account)) : std::nullopt;
}

ProvisioningResult<ProvisionedUser> create_provisioned_user(Work& work,
                                                            const UserInput& said,
                                                            const Directory& directory) {
    store::hold_identity_version(work.session);
    if (const auto refusal = refuse_names(work, said, 0)) {
        return std::unexpected(*refusal);
    }
    auto owner = as_owner(work);
    const auto made = create_user(owner,
                                  {.name = said.name,
                                   .email = said.email,
                                   .active = said.active.value_or(true),
                                   .roles = first_roles(owner, {}, directory.rules)});
    if (!made) {
        return std::unexpected(why_not(made.error()));
    }
    store::put_directory_user(work.session, as_said(said, made->account.id));
    return whole_user(work, made->account);
}

ProvisioningResult<ProvisionedUser> change_provisioned_user(Work& work,
                                                            std::string_view uuid,
                                                            const UserInput& said,
                                                            const Directory& directory) {
    const auto account = account_to_provision(work, uuid, directory);
    if (!account) {
        return std::unexpected(account.error());
    }
    if (const auto refusal = refuse_names(work, said, account->id)) {
        return std::unexpected(*refusal);
    }
    const auto wanted = as_said(said, account->id);
    const bool is_said = store::find_directory_user(work.session, account->id) == wanted;
    if (is_said && is_so(*account, said)) {
        return whole_user(work, *account);
    }
    auto owner = as_owner(work);
    const auto changed =
        change_user(owner, uuid, {.name = said.name, .email = said.email, .active = said.active});
    if (!changed) {
        return std::unexpected(why_not(changed.error()));
    }
    store::put_directory_user(work.session, wanted);
    return whole_user(work, changed->account);
}

ProvisioningResult<void> delete_provisioned_user(Work& work,
                                                 std::string_view uuid,
                                                 const Directory& directory) {
    const auto account = account_to_provision(work, uuid, directory);
    if (!account) {
        return std::unexpected(account.error());
    }
    auto owner = as_owner(work);
    const auto done = delete_user(owner, uuid);
    return done ? ProvisioningResult<void>() : std::unexpected(why_not(done.error()));
}

}  // namespace accord::broker::service
