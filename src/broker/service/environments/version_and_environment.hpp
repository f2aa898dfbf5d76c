// What is deployed or released, and where to: both looked up.
#pragma once

#include "broker/service/versions/version_rules.hpp"
#include "broker/service/work.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/versions/versions.hpp"

#include <optional>
#include <string_view>

namespace accord::broker::service {

struct VersionAndEnvironment {
    store::VersionRow version;
    store::Environment environment;
};

/// Nothing when one of them does not exist.
std::optional<VersionAndEnvironment> find_version_and_environment(
    Work& work, const VersionName& version, std::string_view environment_uuid);

}  // namespace accord::broker::service
