// The use cases of releases.
#include "broker/service/environments/releases.hpp"

#include "broker/service/environments/version_and_environment.hpp"
#include "broker/service/events/events.hpp"
#include "broker/store/locks.hpp"

#include <utility>

namespace accord::broker::service {

std::optional<ReleaseView> record_release(Work& work,
                                          const VersionName& version,
                                          std::string_view environment_uuid) {
    store::lock_pacticipants(work.session, {.changed = {version.pacticipant}});
    auto found = find_version_and_environment(work, version, environment_uuid);
    if (!found) {
        return std::nullopt;
    }
    auto recorded = store::record_release(work.session,
                                          {.version_id = found->version.id,
                                           .pacticipant_id = found->version.pacticipant_id,
                                           .environment_id = found->environment.id,
                                           .uuid = make_uuid(work.random),
                                           .pacticipant = std::string(version.pacticipant),
                                           .version = std::string(version.number)},
                                          work.now);
    if (recorded.created) {
        tell(work, release_event(recorded.release, found->environment));
    }
    return ReleaseView{
        std::move(recorded.release), std::move(found->environment), recorded.created};
}

std::optional<ReleaseList> list_releases(Work& work,
                                         const VersionName& version,
                                         std::string_view environment_uuid) {
    auto found = find_version_and_environment(work, version, environment_uuid);
    if (!found) {
        return std::nullopt;
    }
    return ReleaseList{
        store::list_released_versions(work.session, found->version.id, found->environment.id),
        std::move(found->environment)};
}

std::optional<ReleaseList> list_currently_supported(Work& work,
                                                    std::string_view environment_uuid,
                                                    const ReleaseFilter& filter) {
    auto environment = store::find_environment(work.session, environment_uuid);
    if (!environment) {
        return std::nullopt;
    }
    auto released = store::list_currently_supported(work.session, environment->id);
    std::erase_if(released, [&](const store::ReleasedVersion& one) {
        return (filter.pacticipant && one.pacticipant != *filter.pacticipant) ||
               (filter.version && one.version != *filter.version);
    });
    return ReleaseList{std::move(released), std::move(*environment)};
}

std::optional<ReleaseView> find_release(Work& work, std::string_view uuid) {
    auto released = store::find_released_version(work.session, uuid);
    if (!released) {
        return std::nullopt;
    }
    auto environment = store::find_environment_by_id(work.session, released->environment_id);
    if (!environment) {
        return std::nullopt;
    }
    return ReleaseView{std::move(*released), std::move(*environment)};
}

std::optional<ReleaseView> end_support(Work& work, std::string_view uuid) {
    auto found = find_release(work, uuid);
    if (found) {
        store::lock_pacticipants(work.session, {.changed = {found->released.pacticipant}});
        found = find_release(work, uuid);
    }
    if (found) {
        const bool was_supported = !found->released.support_ended_at;
        store::end_support(work.session, found->released.id, work.now);
        found->released.support_ended_at = work.now;
        if (was_supported) {
            tell(work, release_event(found->released, found->environment));
        }
    }
    return found;
}

}  // namespace accord::broker::service
