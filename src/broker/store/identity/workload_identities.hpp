// Which tokens of CI providers stand for which system accounts.
#pragma once

#include "broker/domain/identity/workload_rule.hpp"
#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct WorkloadIdentity {
    std::int64_t id = 0;
    std::string uuid;
    std::int64_t user_id = 0;
    domain::WorkloadRule rule;
    Instant created_at;
};

/// In the order in which they were made.
std::vector<WorkloadIdentity> workloads_of_user(db::Session& session, std::int64_t user_id);
/// Of all accounts.
std::vector<WorkloadIdentity> workloads_of_issuer(db::Session& session, std::string_view issuer);
bool has_workloads_of_issuer(db::Session& session, std::string_view issuer);

/// Stores a new one; its id and the time of its making are set here.
WorkloadIdentity insert_workload(db::Session& session, WorkloadIdentity made, Instant now);
/// Whether there was one.
bool delete_workload(db::Session& session, std::int64_t user_id, std::string_view uuid);

}  // namespace accord::broker::store
