// The use cases of workload identities.
#include "broker/service/identity/workload_identities.hpp"

#include "broker/domain/identity/token_claims.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/users.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

IdentityResult<store::User> find_system_account(Work& work, std::string_view uuid) {
    auto user = store::find_user(work.session, uuid);
    if (!user || user->type != store::kSystemAccount) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    return std::move(*user);
}

/// To have the token of such a job is to be the account.
IdentityResult<store::User> account_to_change(Work& work, std::string_view uuid) {
    store::raise_identity_version(work.session);
    auto account = find_system_account(work, uuid);
    if (account &&
        (!may_give(work.actor,
                   grants_of(work.session, store::roles_of_user(work.session, account->id))) ||
         !may_act_as(work, account->id))) {
        return std::unexpected(IdentityRefusal::kBeyondOwn);
    }
    return account;
}

}  // namespace

IdentityResult<std::vector<WorkloadIdentity>> list_workloads(Work& work, std::string_view account) {
    const auto user = find_system_account(work, account);
    if (!user) {
        return std::unexpected(user.error());
    }
    return store::workloads_of_user(work.session, user->id);
}

IdentityResult<WorkloadIdentity> find_workload(Work& work,
                                               std::string_view account,
                                               std::string_view uuid) {
    auto all = list_workloads(work, account);
    if (!all) {
        return std::unexpected(all.error());
    }
    const auto found = std::ranges::find(*all, uuid, &WorkloadIdentity::uuid);
    if (found == all->end()) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    return std::move(*found);
}

IdentityResult<WorkloadIdentity> create_workload(Work& work,
                                                 std::string_view account,
                                                 domain::WorkloadRule rule) {
    const auto user = account_to_change(work, account);
    if (!user) {
        return std::unexpected(user.error());
    }
    if (store::workloads_of_user(work.session, user->id).size() >= kWorkloadsOfAccountMax) {
        return std::unexpected(IdentityRefusal::kTooMany);
    }
    return store::insert_workload(
        work.session,
        {.uuid = make_uuid(work.random), .user_id = user->id, .rule = std::move(rule)},
        work.now);
}

IdentityResult<void> delete_workload(Work& work, std::string_view account, std::string_view uuid) {
    const auto user = account_to_change(work, account);
    if (!user) {
        return std::unexpected(user.error());
    }
    if (!store::delete_workload(work.session, user->id, uuid)) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    return {};
}

bool is_issuer_of_workloads(db::Session& session, std::string_view issuer) {
    return store::has_workloads_of_issuer(session, issuer);
}

FoundAccount find_workload_account(db::Session& session,
                                   std::string_view issuer,
                                   const json::Object& claims) {
    FoundAccount found{.version = store::identity_version(session), .account = {}};
    for (const auto& workload : store::workloads_of_issuer(session, issuer)) {
        if (!domain::is_workload(workload.rule, claims)) {
            continue;
        }
        found.account = find_active_account(session, workload.user_id);
        if (found.account) {
            found.account->actor.identities = found.version;
            found.account->actor.until = domain::time_claim(claims, "exp");
        }
        break;
    }
    return found;
}

}  // namespace accord::broker::service
