// What a build server or git says about the version at hand: commit, branch, build URL.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace accord::cli {

/// The value of an environment variable; nothing when it is unset or empty.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The process's own.
std::optional<std::string> from_process(const std::string& name);

struct DetectedVersion {
    std::optional<std::string> commit;
    std::optional<std::string> branch;
    std::optional<std::string> build_url;
};

/// From the variables of the known build servers, else from the git repository that `folder` is in.
DetectedVersion detect_version(const Environment& environment, const std::filesystem::path& folder);

}  // namespace accord::cli
