// An event as it is kept for those who watch the broker: what happened, to whom, when. It names
// everything, so that it can be read when what it is about is gone.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "broker/domain/event.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// What happens to one version of a pacticipant; nothing waits for it but watchers.
enum class VersionEventKind {
    kVersionCreated,
    kBranchChanged,  ///< the version was put on a branch, of which it is the head now
    kTagCreated,
    kDeploymentRecorded,
    kUndeploymentRecorded,
    kReleaseRecorded,
    kSupportEndRecorded,
};

/// The name that watchers see: "pacticipant_version_created", "deployment_recorded".
std::string_view event_name(VersionEventKind kind);

/// All names that records can have: those of webhooks first.
std::vector<std::string_view> all_event_names();

/// The version an event is about.
struct EventVersion {
    std::string pacticipant;
    std::string number;
    std::optional<std::string> branch = std::nullopt;  ///< that it was put on last
    std::vector<std::string> tags = {};                ///< as far as the event knows them

    bool operator==(const EventVersion&) const = default;
};

/// Where a version was deployed to or released in.
struct EventEnvironment {
    std::string uuid;
    std::string name;
    std::optional<std::string> instance;  ///< "application instance"; of a deployment

    bool operator==(const EventEnvironment&) const = default;
};

struct EventResult {
    std::int64_t number = 0;
    bool success = false;

    bool operator==(const EventResult&) const = default;
};

/// Which members are there depends on the name. Of a contract: consumer, provider (its number is
/// empty in a publication), sha, and the result of a verification; otherwise version, and the
/// branch, tag or environment that it came to.
struct EventRecord {
    std::string name;
    Instant happened_at{};
    std::optional<EventVersion> version = std::nullopt;
    std::optional<EventVersion> consumer = std::nullopt;
    std::optional<EventVersion> provider = std::nullopt;
    std::optional<std::string> sha = std::nullopt;
    std::optional<EventResult> result = std::nullopt;
    std::optional<std::string> tag = std::nullopt;
    std::optional<EventEnvironment> environment = std::nullopt;

    bool operator==(const EventRecord&) const = default;
};

/// Of an event of webhooks.
EventRecord record_of(const Event& event, Instant happened_at);

/// All but name and time, as JSON in the words of the API ("consumerName"), and read back.
json::Object details_of(const EventRecord& record);
EventRecord read_event_record(std::string name, Instant happened_at, const json::Object& details);

}  // namespace accord::broker::domain
