// Environments, and what is deployed there.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/connection.hpp"
#include "broker_client/versions.hpp"

#include <string>
#include <vector>

namespace accord::broker_client {

struct NewEnvironment {
    std::string name;
    std::string display_name;
    bool production = false;
    std::string contact_name;
    std::string contact_email;
};

/// The environment as the broker made it. Errors: kInvalidInput when the name is taken or not
/// allowed.
Result<json::Value> create_environment(Connection& broker, const NewEnvironment& environment);

/// The broker's whole list.
Result<json::Value> list_environments(Connection& broker);

struct Deployment {
    VersionName version;
    std::string environment;
    std::string application_instance;  ///< empty: the only one
};

/// Records that the version replaced what was in the environment. Errors: kNotFound naming the
/// version or the environment that the broker does not know, and the environments it knows.
Result<json::Value> record_deployment(Connection& broker, const Deployment& deployment);

/// The names in a list of environments.
std::vector<std::string> environment_names(const json::Value& list);

}  // namespace accord::broker_client
