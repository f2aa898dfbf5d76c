// What happened in the broker, as data: use cases give it back, webhooks wait for it, notices tell
// it in sentences.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

enum class EventKind {
    kContractPublished,
    kContractContentChanged,
    kContractRequiringVerificationPublished,
    kProviderVerificationPublished,
    kProviderVerificationSucceeded,
    kProviderVerificationFailed,
};

/// The name under which webhooks are set up for it: "contract_published".
std::string_view to_string(EventKind kind);
std::optional<EventKind> parse_event_kind(std::string_view name);

/// All of them, in the order in which sentences list them.
std::span<const EventKind> all_event_kinds();

/// A content that was published, beside one that was published before it.
struct ContentComparison {
    enum class With {
        kSameVersion,   ///< what the same consumer version had before
        kLastUntagged,  ///< the newest of the older consumer versions without tags
        kLastTagged,    ///< the newest of the older consumer versions with `tag`
    };
    enum class Finding { kFirst, kChanged, kUnchanged };

    With with = With::kSameVersion;
    Finding finding = Finding::kFirst;
    std::string tag = {};

    bool operator==(const ContentComparison&) const = default;
};

/// The contract an event is about, and the consumer version through which it came.
struct EventContract {
    std::int64_t consumer_id = 0;
    std::string consumer;
    std::int64_t consumer_version_id = 0;
    std::string consumer_version;
    std::int64_t provider_id = 0;
    std::string provider;
    std::int64_t content_id = 0;
    std::string sha;
    std::int64_t publication_id = 0;
    std::optional<std::string> consumer_branch = {};  ///< that the version was put on last
    std::vector<std::string> consumer_tags = {};

    bool operator==(const EventContract&) const = default;
};

/// The verification an event is about.
struct EventVerification {
    std::int64_t number = 0;
    std::int64_t provider_version_id = 0;
    std::string provider_version;
    bool success = false;
    std::int64_t id = 0;
    std::optional<std::string> provider_branch = {};  ///< as above

    bool operator==(const EventVerification&) const = default;
};

struct Event {
    EventKind kind = EventKind::kContractPublished;
    EventContract contract;
    /// Of a publication: what its content was compared with, empty when there was no need to.
    std::vector<ContentComparison> comparisons = {};
    /// Of a verification.
    std::optional<EventVerification> verification = {};

    bool operator==(const Event&) const = default;
};

/// Whether a comparison found a content that is new to somebody.
bool is_change(const std::vector<ContentComparison>& comparisons);

/// The events of a publication, in the order in which they are told: published, requiring
/// verification, content changed.
std::vector<Event> publication_events(const EventContract& contract,
                                      const std::vector<ContentComparison>& comparisons,
                                      bool requires_verification);

/// The events of a verification: published, then succeeded or failed.
std::vector<Event> verification_events(const EventContract& contract,
                                       const EventVerification& verification);

}  // namespace accord::broker::domain
