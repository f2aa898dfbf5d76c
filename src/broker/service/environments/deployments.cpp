// The use cases of deployments.
#include "broker/service/environments/deployments.hpp"

#include "broker/service/environments/version_and_environment.hpp"
#include "broker/service/events/events.hpp"
#include "broker/store/locks.hpp"

#include <utility>

namespace accord::broker::service {

std::optional<DeploymentView> record_deployment(Work& work,
                                                const VersionName& version,
                                                std::string_view environment_uuid,
                                                std::optional<std::string> instance) {
    store::lock_pacticipants(work.session, {.changed = {version.pacticipant}});
    auto found = find_version_and_environment(work, version, environment_uuid);
    if (!found) {
        return std::nullopt;
    }
    const auto uuid = make_uuid(work.random);
    auto deployed = store::record_deployment(work.session,
                                             {.version_id = found->version.id,
                                              .pacticipant_id = found->version.pacticipant_id,
                                              .environment_id = found->environment.id,
                                              .target = std::move(instance),
                                              .uuid = uuid,
                                              .pacticipant = std::string(version.pacticipant),
                                              .version = std::string(version.number)},
                                             work.now);
    if (deployed.uuid == uuid) {
        tell(work, deployment_event(deployed, found->environment));
    }
    return DeploymentView{std::move(deployed), std::move(found->environment)};
}

std::optional<DeploymentList> list_deployments(Work& work,
                                               const VersionName& version,
                                               std::string_view environment_uuid) {
    auto found = find_version_and_environment(work, version, environment_uuid);
    if (!found) {
        return std::nullopt;
    }
    return DeploymentList{
        store::list_deployed_versions(work.session, found->version.id, found->environment.id),
        std::move(found->environment)};
}

std::optional<DeploymentList> list_currently_deployed(Work& work,
                                                      std::string_view environment_uuid,
                                                      const DeploymentFilter& filter) {
    auto environment = store::find_environment(work.session, environment_uuid);
    if (!environment) {
        return std::nullopt;
    }
    auto deployed = store::list_currently_deployed(work.session, environment->id);
    std::erase_if(deployed, [&](const store::DeployedVersion& one) {
        return (filter.pacticipant && one.pacticipant != *filter.pacticipant) ||
               (filter.instance && one.target.value_or("") != *filter.instance);
    });
    return DeploymentList{std::move(deployed), std::move(*environment)};
}

std::optional<DeploymentView> find_deployment(Work& work, std::string_view uuid) {
    auto deployed = store::find_deployed_version(work.session, uuid);
    if (!deployed) {
        return std::nullopt;
    }
    auto environment = store::find_environment_by_id(work.session, deployed->environment_id);
    if (!environment) {
        return std::nullopt;
    }
    return DeploymentView{std::move(*deployed), std::move(*environment)};
}

std::optional<DeploymentView> undeploy(Work& work, std::string_view uuid) {
    auto found = find_deployment(work, uuid);
    if (found) {
        store::lock_pacticipants(work.session, {.changed = {found->deployed.pacticipant}});
        found = find_deployment(work, uuid);
    }
    if (found) {
        const bool was_current = found->deployed.is_current();
        store::undeploy(work.session, found->deployed, work.now);
        found->deployed.undeployed_at = work.now;
        if (was_current) {
            tell(work, deployment_event(found->deployed, found->environment));
        }
    }
    return found;
}

}  // namespace accord::broker::service
