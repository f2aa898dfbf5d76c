// Versions of applications: found, created, tagged, put on branches.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"

#include <optional>
#include <string>

namespace accord::broker_client {

struct VersionName {
    std::string pacticipant;
    std::string version;
};

/// The version as the broker shows it. Error: kNotFound naming a version that it does not know.
Result<json::Value> find_version(Connection& broker, const VersionName& name);

/// The latest version, or the latest with a tag. Error: kNotFound when there is none.
Result<json::Value> find_latest_version(Connection& broker,
                                        const std::string& pacticipant,
                                        const std::optional<std::string>& tag);

/// Creates the version and its pacticipant where they are missing; what is there stays as it is.
Result<void> create_version(Connection& broker, const VersionName& name);

enum class MissingVersion { kError, kCreate };

/// Tags the version. Error: kNotFound when the broker does not know the version and it is not to be
/// created.
Result<void> create_version_tag(Connection& broker,
                                const VersionName& name,
                                const std::string& tag,
                                MissingVersion missing);

/// Whether the version had the tag.
Result<bool> delete_version_tag(Connection& broker,
                                const VersionName& name,
                                const std::string& tag);

/// Puts the version on the branch; both are made when missing.
Result<void> create_branch_version(Connection& broker,
                                   const VersionName& name,
                                   const std::string& branch);

/// Deletes the branch and keeps its versions. Whether there was one.
Result<bool> delete_branch(Connection& broker,
                           const std::string& pacticipant,
                           const std::string& branch);

}  // namespace accord::broker_client
