#include "broker/store/environments/deployments.hpp"

namespace accord::broker::store {

#define ACCORD_DEPLOYED_COLUMNS                                                         \
    "select d.id, d.uuid, p.name, v.number, d.version_id, d.environment_id, d.target, " \
    "d.created_at, d.updated_at, d.undeployed_at "
#define ACCORD_DEPLOYED_JOINS \
    "join versions v on v.id = d.version_id join pacticipants p on p.id = d.pacticipant_id "
#define ACCORD_DEPLOYED_SELECT \
    ACCORD_DEPLOYED_COLUMNS "from deployed_versions d " ACCORD_DEPLOYED_JOINS
#define ACCORD_CURRENT_SELECT                                       \
    ACCORD_DEPLOYED_COLUMNS                                         \
    "from currently_deployed c join deployed_versions d on d.id = " \
    "c.deployed_version_id " ACCORD_DEPLOYED_JOINS

DeployedVersion record_deployment(db::Session& session, const NewDeployment& made, Instant now) {
    const auto slot = made.target.value_or("");
    const auto there = session.one<DeployedVersion>(
        ACCORD_CURRENT_SELECT "where c.pacticipant_id = ? and c.environment_id = ? and c.slot = ?",
        made.pacticipant_id,
        made.environment_id,
        slot);
    if (there && there->version_id == made.version_id) {
        return *there;
    }
    if (there) {
        undeploy(session, *there, now);
    }
    const auto id = *session.one<std::int64_t>(
        "insert into deployed_versions (uuid, version_id, pacticipant_id, environment_id, target, "
        "auto_created, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?) returning id",
        made.uuid,
        made.version_id,
        made.pacticipant_id,
        made.environment_id,
        made.target,
        made.auto_created,
        now,
        now);
    session.run(
        "insert into currently_deployed (pacticipant_id, environment_id, slot, version_id, "
        "deployed_version_id) values (?, ?, ?, ?, ?)",
        made.pacticipant_id,
        made.environment_id,
        slot,
        made.version_id,
        id);
    return *find_deployed_version(session, made.uuid);
}

void undeploy(db::Session& session, const DeployedVersion& deployed, Instant now) {
    session.run("delete from currently_deployed where deployed_version_id = ?", deployed.id);
    session.run("update deployed_versions set undeployed_at = ? where id = ?", now, deployed.id);
}

std::optional<DeployedVersion> find_deployed_version(db::Session& session, std::string_view uuid) {
    return session.one<DeployedVersion>(ACCORD_DEPLOYED_SELECT "where d.uuid = ?", uuid);
}

std::vector<DeployedVersion> list_deployed_versions(db::Session& session,
                                                    std::int64_t version_id,
                                                    std::int64_t environment_id) {
    return session.all<DeployedVersion>(ACCORD_DEPLOYED_SELECT
                                        "where d.version_id = ? and d.environment_id = ? "
                                        "order by d.created_at desc, d.id desc",
                                        version_id,
                                        environment_id);
}

std::vector<DeployedVersion> list_currently_deployed(db::Session& session,
                                                     std::int64_t environment_id) {
    return session.all<DeployedVersion>(
        ACCORD_CURRENT_SELECT "where c.environment_id = ? order by d.created_at desc, d.id desc",
        environment_id);
}

std::vector<DeployedVersion> list_deployments_of(db::Session& session, std::int64_t version_id) {
    return session.all<DeployedVersion>(
        ACCORD_DEPLOYED_SELECT "where d.version_id = ? order by d.created_at, d.id", version_id);
}

std::vector<DeployedVersion> list_current_deployments_of(db::Session& session,
                                                         std::int64_t version_id) {
    return session.all<DeployedVersion>(
        ACCORD_CURRENT_SELECT "where c.version_id = ? order by d.created_at, d.id", version_id);
}

std::vector<DeployedVersion> list_current_deployments_of_pacticipant(db::Session& session,
                                                                     std::int64_t pacticipant_id) {
    return session.all<DeployedVersion>(ACCORD_CURRENT_SELECT
                                        "where c.pacticipant_id = ? order by d.created_at, d.id",
                                        pacticipant_id);
}

}  // namespace accord::broker::store
