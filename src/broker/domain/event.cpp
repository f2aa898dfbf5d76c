// Which events a publication or a verification is.
#include "broker/domain/event.hpp"

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr EventKind kAllEventKinds[] = {EventKind::kContractPublished,
                                        EventKind::kContractContentChanged,
                                        EventKind::kProviderVerificationPublished,
                                        EventKind::kProviderVerificationSucceeded,
                                        EventKind::kProviderVerificationFailed,
                                        EventKind::kContractRequiringVerificationPublished};

}  // namespace

std::string_view to_string(EventKind kind) {
    switch (kind) {
        case EventKind::kContractPublished:
            return "contract_published";
        case EventKind::kContractContentChanged:
            return "contract_content_changed";
        case EventKind::kContractRequiringVerificationPublished:
            return "contract_requiring_verification_published";
        case EventKind::kProviderVerificationPublished:
            return "provider_verification_published";
        case EventKind::kProviderVerificationSucceeded:
            return "provider_verification_succeeded";
        case EventKind::kProviderVerificationFailed:
            return "provider_verification_failed";
    }
    return "";
}

std::optional<EventKind> parse_event_kind(std::string_view name) {
    const auto found =
        std::ranges::find(kAllEventKinds, name, [](EventKind kind) { return to_string(kind); });
    return found == std::end(kAllEventKinds) ? std::nullopt : std::optional(*found);
}

std::span<const EventKind> all_event_kinds() { return kAllEventKinds; }

bool is_change(const std::vector<ContentComparison>& comparisons) {
    return std::ranges::any_of(comparisons, [](const ContentComparison& comparison) {
        return comparison.finding != ContentComparison::Finding::kUnchanged;
    });
}

std::vector<Event> publication_events(const EventContract& contract,
                                      const std::vector<ContentComparison>& comparisons,
                                      bool requires_verification) {
    std::vector<Event> events;
    const auto add = [&](EventKind kind) { events.push_back({kind, contract, comparisons}); };
    add(EventKind::kContractPublished);
    if (requires_verification) {
        add(EventKind::kContractRequiringVerificationPublished);
    }
    if (is_change(comparisons)) {
        add(EventKind::kContractContentChanged);
    }
    return events;
}

std::vector<Event> verification_events(const EventContract& contract,
                                       const EventVerification& verification) {
    std::vector<Event> events;
    const auto add = [&](EventKind kind) {
        events.push_back({.kind = kind, .contract = contract, .verification = verification});
    };
    add(EventKind::kProviderVerificationPublished);
    add(verification.success ? EventKind::kProviderVerificationSucceeded
                             : EventKind::kProviderVerificationFailed);
    return events;
}

}  // namespace accord::broker::domain
