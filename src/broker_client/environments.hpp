// Environments: created, changed, found and deleted.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::broker_client {

/// What is said about an environment; what is empty is left to the broker, or as it is.
struct EnvironmentFields {
    std::string name;
    std::string display_name;
    std::optional<bool> production;
    std::string contact_name;
    std::string contact_email;
};

/// The environment as the broker made it. Errors: kInvalidInput when the name is taken or not
/// allowed.
Result<json::Value> create_environment(Connection& broker, const EnvironmentFields& fields);

/// Errors: kNotFound naming the UUID.
Result<json::Value> find_environment(Connection& broker, const std::string& uuid);

/// Changes what is said, and nothing else. The environment as it then is. Errors: kNotFound naming
/// the UUID; kInvalidInput.
Result<json::Value> update_environment(Connection& broker,
                                       const std::string& uuid,
                                       const EnvironmentFields& fields);

/// The environment as it was. Error: kNotFound naming the UUID.
Result<json::Value> delete_environment(Connection& broker, const std::string& uuid);

/// The broker's whole list.
Result<json::Value> list_environments(Connection& broker);

/// Error: kNotFound naming the environments that there are.
Result<json::Value> find_environment_called(Connection& broker, const std::string& name);

/// The error that there is no such environment, naming those of the list.
Error unknown_environment(const json::Value& list, const std::string& name);

/// The environments of a list.
std::vector<json::Value> environments_of(const json::Value& list);

}  // namespace accord::broker_client
