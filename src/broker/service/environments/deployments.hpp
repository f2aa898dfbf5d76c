// Deployments: recorded, looked at, ended.
#pragma once

#include "broker/service/versions/version_rules.hpp"
#include "broker/service/work.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// One deployment and where it is.
struct DeploymentView {
    store::DeployedVersion deployed;
    store::Environment environment;
};

/// Deployments in one environment.
struct DeploymentList {
    std::vector<store::DeployedVersion> deployed;
    store::Environment environment;
};

/// Which deployments are wanted; nothing: any.
struct DeploymentFilter {
    std::optional<std::string> pacticipant;
    std::optional<std::string> instance;  ///< empty: those without one
};

/// Records that the version now runs there, in that application instance; what ran there before is
/// undeployed. Nothing when version or environment do not exist.
std::optional<DeploymentView> record_deployment(Work& work,
                                                const VersionName& version,
                                                std::string_view environment_uuid,
                                                std::optional<std::string> instance);

/// All of a version in an environment, newest first. Nothing when one of them does not exist.
std::optional<DeploymentList> list_deployments(Work& work,
                                               const VersionName& version,
                                               std::string_view environment_uuid);

/// What runs in an environment now. Nothing when it does not exist.
std::optional<DeploymentList> list_currently_deployed(Work& work,
                                                      std::string_view environment_uuid,
                                                      const DeploymentFilter& filter);

std::optional<DeploymentView> find_deployment(Work& work, std::string_view uuid);

/// Ends a deployment. Nothing when there is none.
std::optional<DeploymentView> undeploy(Work& work, std::string_view uuid);

}  // namespace accord::broker::service
