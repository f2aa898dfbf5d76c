// What is in an environment: deployed or released versions, recorded and ended.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/versions.hpp"
#include "broker_client/wire/connection.hpp"

#include <string>
#include <vector>

namespace accord::broker_client {

struct Deployment {
    VersionName version;
    std::string environment;
    std::string application_instance;  ///< empty: the only one
};

/// Records that the version replaced what was in the environment. Errors: kNotFound naming the
/// version or the environment that the broker does not know, and the environments it knows.
Result<json::Value> record_deployment(Connection& broker, const Deployment& deployment);

/// Records that the version is now there besides others. Errors as of record_deployment().
Result<json::Value> record_release(Connection& broker,
                                   const VersionName& version,
                                   const std::string& environment);

/// What runs nowhere any more: `version.version` is not looked at. The deployments that were ended.
/// Error: kNotFound when nothing is deployed there, naming the instances that are.
Result<json::Array> record_undeployment(Connection& broker, const Deployment& deployment);

/// Ends the support of a released version. The releases that were ended. Error: kNotFound when that
/// version is not supported there, naming those that are.
Result<json::Array> record_support_ended(Connection& broker,
                                         const VersionName& version,
                                         const std::string& environment);

enum class InEnvironment { kDeployed, kReleased, kBoth };

/// What is deployed to the environment, or released and supported there, of the pacticipant.
Result<json::Array> versions_in_environment(Connection& broker,
                                            const std::string& pacticipant,
                                            const std::string& environment,
                                            InEnvironment which);

}  // namespace accord::broker_client
