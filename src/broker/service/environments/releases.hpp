// Releases: recorded, looked at, support ended.
#pragma once

#include "broker/service/versions/version_rules.hpp"
#include "broker/service/work.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/environments/releases.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// One release and where it is.
struct ReleaseView {
    store::ReleasedVersion released;
    store::Environment environment;
    bool created = false;  ///< just now; false when it was there before
};

/// Releases in one environment.
struct ReleaseList {
    std::vector<store::ReleasedVersion> released;
    store::Environment environment;
};

/// Which releases are wanted; nothing: any.
struct ReleaseFilter {
    std::optional<std::string> pacticipant;
    std::optional<std::string> version;
};

/// Records a release; one whose support had ended is supported again. Nothing when version or
/// environment do not exist.
std::optional<ReleaseView> record_release(Work& work,
                                          const VersionName& version,
                                          std::string_view environment_uuid);

/// All of a version in an environment, newest first. Nothing when one of them does not exist.
std::optional<ReleaseList> list_releases(Work& work,
                                         const VersionName& version,
                                         std::string_view environment_uuid);

/// What is released to an environment and still supported. Nothing when it does not exist.
std::optional<ReleaseList> list_currently_supported(Work& work,
                                                    std::string_view environment_uuid,
                                                    const ReleaseFilter& filter);

std::optional<ReleaseView> find_release(Work& work, std::string_view uuid);

/// Ends the support of a release. Nothing when there is none.
std::optional<ReleaseView> end_support(Work& work, std::string_view uuid);

}  // namespace accord::broker::service
