// Deployments: the SQL. What runs where now is kept in rows of its own, one per pacticipant,
// environment and target.
#include "broker/store/environments/deployments.hpp"

#include "broker/store/environments/version_in_environment.hpp"
#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::broker::store {
namespace {

constexpr db::Sql kDeployedColumns = kVersionInEnvironment + R"sql(
       there.target, there.undeployed_at
)sql";

constexpr db::Sql kEverDeployed = kDeployedColumns + R"sql(
from deployed_versions there
)sql" + kJoinVersionInEnvironment;

constexpr db::Sql kNowDeployed = kDeployedColumns + R"sql(
from currently_deployed c
join deployed_versions there on there.id = c.deployed_version_id
)sql" + kJoinVersionInEnvironment;

constexpr db::Sql kFindDeployedThere = kNowDeployed + R"sql(
where c.pacticipant_id = ? and c.environment_id = ? and c.slot = ?
)sql";

constexpr std::string_view kInsertDeployed = R"sql(
insert into deployed_versions (uuid, version_id, pacticipant_id, environment_id, target,
                               auto_created, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kInsertCurrentlyDeployed = R"sql(
insert into currently_deployed (pacticipant_id, environment_id, slot, version_id,
                                deployed_version_id)
values (?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kDeleteCurrentlyDeployed = R"sql(
delete from currently_deployed
where deployed_version_id = ?
)sql";

constexpr std::string_view kSetUndeployed = R"sql(
update deployed_versions
set undeployed_at = ?
where id = ? and undeployed_at is null
)sql";

constexpr db::Sql kFindDeployedVersion = kEverDeployed + R"sql(
where there.uuid = ?
)sql";

constexpr db::Sql kListDeployedVersions = kEverDeployed + R"sql(
where there.version_id = ? and there.environment_id = ?
order by there.created_at desc, there.id desc
)sql";

constexpr db::Sql kListCurrentlyDeployed = kNowDeployed + R"sql(
where c.environment_id = ?
order by there.created_at desc, there.id desc
)sql";

constexpr db::Sql kListDeploymentsOf = kEverDeployed + R"sql(
where there.version_id in ({})
order by there.created_at, there.id
)sql";

constexpr db::Sql kListCurrentDeploymentsOf = kNowDeployed + R"sql(
where c.version_id = ?
order by there.created_at, there.id
)sql";

constexpr db::Sql kListCurrentDeploymentsOfPacticipant = kNowDeployed + R"sql(
where c.pacticipant_id = ?
order by there.created_at, there.id
)sql";

}  // namespace

DeployedVersion record_deployment(db::Session& session, const NewDeployment& made, Instant now) {
    const auto slot = made.target.value_or("");
    const auto there = session.one<DeployedVersion>(
        kFindDeployedThere, made.pacticipant_id, made.environment_id, slot);
    if (there && there->version_id == made.version_id) {
        return *there;
    }
    if (there) {
        undeploy(session, *there, now);
    }
    const auto id = *session.insert(kInsertDeployed,
                                    made.uuid,
                                    made.version_id,
                                    made.pacticipant_id,
                                    made.environment_id,
                                    made.target,
                                    made.auto_created,
                                    now,
                                    now);
    session.run(kInsertCurrentlyDeployed,
                made.pacticipant_id,
                made.environment_id,
                slot,
                made.version_id,
                id);
    return {.id = id,
            .uuid = made.uuid,
            .pacticipant = made.pacticipant,
            .version = made.version,
            .version_id = made.version_id,
            .environment_id = made.environment_id,
            .created_at = now,
            .updated_at = now,
            .target = made.target};
}

void undeploy(db::Session& session, const DeployedVersion& deployed, Instant now) {
    session.run(kDeleteCurrentlyDeployed, deployed.id);
    session.run(kSetUndeployed, now, deployed.id);
}

std::optional<DeployedVersion> find_deployed_version(db::Session& session, std::string_view uuid) {
    return session.one<DeployedVersion>(kFindDeployedVersion, uuid);
}

std::vector<DeployedVersion> list_deployed_versions(db::Session& session,
                                                    std::int64_t version_id,
                                                    std::int64_t environment_id) {
    return session.all<DeployedVersion>(kListDeployedVersions, version_id, environment_id);
}

std::vector<DeployedVersion> list_currently_deployed(db::Session& session,
                                                     std::int64_t environment_id) {
    return session.all<DeployedVersion>(kListCurrentlyDeployed, environment_id);
}

std::vector<DeployedVersion> list_deployments_of(db::Session& session,
                                                 std::span<const std::int64_t> versions) {
    std::vector<DeployedVersion> deployments;
    in_portions(versions, [&](const IdList& ids) {
        const auto sql =
            fmt::format(fmt::runtime(std::string_view(kListDeploymentsOf)), ids.places());
        std::ranges::move(session.all<DeployedVersion>(sql, ids.params()),
                          std::back_inserter(deployments));
    });
    return deployments;
}

std::vector<DeployedVersion> list_current_deployments_of(db::Session& session,
                                                         std::int64_t version_id) {
    return session.all<DeployedVersion>(kListCurrentDeploymentsOf, version_id);
}

std::vector<DeployedVersion> list_current_deployments_of_pacticipant(db::Session& session,
                                                                     std::int64_t pacticipant_id) {
    return session.all<DeployedVersion>(kListCurrentDeploymentsOfPacticipant, pacticipant_id);
}

}  // namespace accord::broker::store
