// Workload identities: a job of a CI provider is a system account, by the token that its provider
// has signed, and without a secret.
#pragma once

#include "broker/service/identity/identity_refusal.hpp"
#include "broker/service/identity/sign_in.hpp"
#include "broker/service/work.hpp"
#include "broker/store/identity/workload_identities.hpp"

#include <string_view>
#include <vector>

namespace accord::broker::service {

inline constexpr std::size_t kWorkloadsOfAccountMax = 100;

using WorkloadIdentity = store::WorkloadIdentity;

IdentityResult<std::vector<WorkloadIdentity>> list_workloads(Work& work, std::string_view account);
IdentityResult<WorkloadIdentity> find_workload(Work& work,
                                               std::string_view account,
                                               std::string_view uuid);
/// The rule is in order. kBeyondOwn: the account may do more than the actor.
IdentityResult<WorkloadIdentity> create_workload(Work& work,
                                                 std::string_view account,
                                                 domain::WorkloadRule rule);
IdentityResult<void> delete_workload(Work& work, std::string_view account, std::string_view uuid);

/// Whether tokens of this issuer are anybody's.
bool is_issuer_of_workloads(db::Session& session, std::string_view issuer);

/// For whom a token stands that says this, and was proven to: of several rules that fit, the one
/// that was made first.
FoundAccount find_workload_account(db::Session& session,
                                   std::string_view issuer,
                                   const json::Object& claims);

}  // namespace accord::broker::service
