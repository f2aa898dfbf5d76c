// Telling and keeping events: see events.hpp.
#include "broker/service/events/events.hpp"

#include "broker/store/events/events.hpp"
#include "broker/store/versions/version_order.hpp"

namespace accord::broker::service {

store::FoundVersion find_or_create_version(Work& work,
                                           std::int64_t pacticipant_id,
                                           std::string_view pacticipant,
                                           std::string_view number,
                                           const store::VersionInput* given) {
    auto found =
        store::find_or_create_version(work.session, pacticipant_id, number, work.now, given);
    if (found.created && !work.settings.order_versions_by_date) {
        store::order_by_number(work.session, found.version);
    }
    if (found.created) {
        tell(work,
             {.kind = domain::VersionEventKind::kVersionCreated,
              .pacticipant = pacticipant,
              .number = number});
    }
    return found;
}

void tell(Work& work, VersionEvent event) {
    work.events.push_back(
        {.name = std::string(domain::event_name(event.kind)),
         .happened_at = work.now,
         .version = domain::EventVersion{.pacticipant = std::string(event.pacticipant),
                                         .number = std::string(event.number),
                                         .branch = std::move(event.branch)},
         .tag = std::move(event.tag),
         .environment = std::move(event.environment)});
}

VersionEvent deployment_event(const store::DeployedVersion& deployed,
                              const store::Environment& environment) {
    return {.kind = deployed.is_current() ? domain::VersionEventKind::kDeploymentRecorded
                                          : domain::VersionEventKind::kUndeploymentRecorded,
            .pacticipant = deployed.pacticipant,
            .number = deployed.version,
            .environment =
                domain::EventEnvironment{environment.uuid, environment.name, deployed.target}};
}

VersionEvent release_event(const store::ReleasedVersion& released,
                           const store::Environment& environment) {
    return {
        .kind = released.support_ended_at ? domain::VersionEventKind::kSupportEndRecorded
                                          : domain::VersionEventKind::kReleaseRecorded,
        .pacticipant = released.pacticipant,
        .number = released.version,
        .environment = domain::EventEnvironment{environment.uuid, environment.name, std::nullopt}};
}

void tell(Work& work, std::span<const domain::Event> events) {
    for (const auto& event : events) {
        work.events.push_back(domain::record_of(event, work.now));
    }
}

void keep_events(Work& work) {
    store::insert_events(work.session, work.events);
    work.events.clear();
}

}  // namespace accord::broker::service
