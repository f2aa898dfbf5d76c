// Which events a watcher wants to hear of.
#pragma once

#include "broker/domain/events/event_record.hpp"

#include <string>
#include <vector>

namespace accord::broker::domain {

/// An empty list wants all.
struct EventFilter {
    std::vector<std::string> names = {};
    /// Of the version it is about, or of either side of a contract.
    std::vector<std::string> pacticipants = {};
    /// By name or UUID; an event that is about no environment is not wanted then.
    std::vector<std::string> environments = {};

    [[nodiscard]] bool wants(const EventRecord& event) const;
};

}  // namespace accord::broker::domain
