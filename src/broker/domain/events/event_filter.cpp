// Each list that is given has to fit: see event_filter.hpp.
#include "broker/domain/events/event_filter.hpp"

#include <algorithm>

namespace accord::broker::domain {
namespace {

bool is_listed(const std::vector<std::string>& wanted, const std::string& text) {
    return std::ranges::find(wanted, text) != wanted.end();
}

bool is_about(const EventRecord& event, const std::vector<std::string>& pacticipants) {
    const std::optional<EventVersion>* sides[] = {&event.version, &event.consumer, &event.provider};
    return std::ranges::any_of(sides, [&](const auto* side) {
        return *side && is_listed(pacticipants, (*side)->pacticipant);
    });
}

bool is_in(const EventRecord& event, const std::vector<std::string>& environments) {
    return event.environment && (is_listed(environments, event.environment->name) ||
                                 is_listed(environments, event.environment->uuid));
}

}  // namespace

bool EventFilter::wants(const EventRecord& event) const {
    return (names.empty() || is_listed(names, event.name)) &&
           (pacticipants.empty() || is_about(event, pacticipants)) &&
           (environments.empty() || is_in(event, environments));
}

}  // namespace accord::broker::domain
