// Events for watchers: use cases tell them, and they are kept with what caused them.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/environments/releases.hpp"
#include "broker/store/versions/versions.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace accord::broker::service {

/// The version of that number, as store::find_or_create_version; a new one is an event.
store::FoundVersion find_or_create_version(Work& work,
                                           std::int64_t pacticipant_id,
                                           std::string_view pacticipant,
                                           std::string_view number,
                                           const store::VersionInput* given = nullptr);

/// What happened to a version, beside its name and number.
struct VersionEvent {
    domain::VersionEventKind kind;
    std::string_view pacticipant;
    std::string_view number;
    std::optional<std::string> branch = std::nullopt;
    std::optional<std::string> tag = std::nullopt;
    std::optional<domain::EventEnvironment> environment = std::nullopt;
};
void tell(Work& work, VersionEvent event);

/// What is deployed or released now, or is not any more.
VersionEvent deployment_event(const store::DeployedVersion& deployed,
                              const store::Environment& environment);
VersionEvent release_event(const store::ReleasedVersion& released,
                           const store::Environment& environment);

/// Events of webhooks are for watchers, too.
void tell(Work& work, std::span<const domain::Event> events);

/// Stores what was told; before the transaction commits.
void keep_events(Work& work);

}  // namespace accord::broker::service
