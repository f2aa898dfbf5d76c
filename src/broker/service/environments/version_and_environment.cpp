// Looks up what is deployed or released, and where to.
#include "broker/service/environments/version_and_environment.hpp"

#include <utility>

namespace accord::broker::service {

std::optional<VersionAndEnvironment> find_version_and_environment(
    Work& work, const VersionName& version, std::string_view environment_uuid) {
    auto environment = store::find_environment(work.session, environment_uuid);
    if (!environment) {
        return std::nullopt;
    }
    auto named = find_named(work, version);
    if (!named) {
        return std::nullopt;
    }
    return VersionAndEnvironment{std::move(named->version), std::move(*environment)};
}

}  // namespace accord::broker::service
