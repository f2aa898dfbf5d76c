// What a build server or git says about the version at hand: commit, branch, build URL.
#pragma once

#include "base/result.hpp"
#include "cli/environment_variables.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace accord::cli {

struct DetectedVersion {
    std::optional<std::string> commit;
    std::optional<std::string> branch;
    std::optional<std::string> build_url;
};

/// From the variables of the known build servers, else from the git repository that `folder` is in.
DetectedVersion detect_version(const EnvironmentVariables& variables,
                               const std::filesystem::path& folder);

/// The branch that --tag-with-git-branch takes for a tag. Error: kInvalidInput when neither a build
/// server nor git tells it.
Result<std::string> branch_as_tag(const DetectedVersion& detected);

}  // namespace accord::cli
