// Which versions are, and were, deployed where.
#pragma once

#include "broker/store/environments/version_in_environment.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct DeployedVersion {
    std::int64_t id = 0;
    std::string uuid;
    std::string pacticipant;
    std::string version;
    std::int64_t version_id = 0;
    std::int64_t environment_id = 0;
    Instant created_at;
    Instant updated_at;
    std::optional<std::string> target;  ///< the application instance
    std::optional<Instant> undeployed_at;

    using Columns = VersionInEnvironmentColumns<std::optional<std::string>, std::optional<Instant>>;

    [[nodiscard]] bool is_current() const { return !undeployed_at; }
};

struct NewDeployment {
    std::int64_t version_id = 0;
    std::int64_t pacticipant_id = 0;
    std::int64_t environment_id = 0;
    std::optional<std::string> target;
    bool auto_created = false;
    std::string uuid;
    std::string pacticipant;  ///< its name and
    std::string version;      ///< number, for the answer
};

/// Records that the version now is what runs in that environment and instance; what ran there is
/// undeployed. When it is there already, that deployment.
DeployedVersion record_deployment(db::Session& session, const NewDeployment& made, Instant now);

void undeploy(db::Session& session, const DeployedVersion& deployed, Instant now);

std::optional<DeployedVersion> find_deployed_version(db::Session& session, std::string_view uuid);

/// All of a version in an environment, newest first.
std::vector<DeployedVersion> list_deployed_versions(db::Session& session,
                                                    std::int64_t version_id,
                                                    std::int64_t environment_id);

/// What runs in an environment now.
std::vector<DeployedVersion> list_currently_deployed(db::Session& session,
                                                     std::int64_t environment_id);

/// Where these versions ran or run, oldest first.
std::vector<DeployedVersion> list_deployments_of(db::Session& session,
                                                 std::span<const std::int64_t> versions);

/// Where a version runs now.
std::vector<DeployedVersion> list_current_deployments_of(db::Session& session,
                                                         std::int64_t version_id);

/// Where a pacticipant runs now.
std::vector<DeployedVersion> list_current_deployments_of_pacticipant(db::Session& session,
                                                                     std::int64_t pacticipant_id);

}  // namespace accord::broker::store
