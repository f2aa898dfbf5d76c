// Versions of applications: their tags and branches.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/connection.hpp"

#include <string>

namespace accord::broker_client {

struct VersionName {
    std::string pacticipant;
    std::string version;
};

/// The version as the broker shows it. Error: kNotFound naming a version that it does not know.
Result<json::Value> find_version(Connection& broker, const VersionName& name);

enum class MissingVersion { kError, kCreate };

/// Tags the version. Error: kNotFound when the broker does not know the version and it is not to be
/// created.
Result<void> create_version_tag(Connection& broker,
                                const VersionName& name,
                                const std::string& tag,
                                MissingVersion missing);

/// Puts the version on the branch; both are made when missing.
Result<void> create_branch_version(Connection& broker,
                                   const VersionName& name,
                                   const std::string& branch);

}  // namespace accord::broker_client
