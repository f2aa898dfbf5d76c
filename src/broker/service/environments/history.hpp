// What came to an environment, and when it went.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/environments/history.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

using store::Arrival;
using store::ArrivalKind;
using store::ArrivalPlace;
using store::HistoryScope;

struct EnvironmentHistory {
    std::vector<Arrival> arrivals;     ///< the newest first
    std::optional<ArrivalPlace> next;  ///< where this part ends, when there is more
};

struct AskedHistory {
    std::optional<std::string> pacticipant = std::nullopt;  ///< of that one only
    HistoryScope scope = HistoryScope::kPast;
    std::int64_t size = 0;
    std::optional<ArrivalPlace> after = std::nullopt;  ///< from the newest on without it
};

/// A part of the history. Nothing when there is no such environment.
std::optional<EnvironmentHistory> list_environment_history(Work& work,
                                                           std::string_view environment,
                                                           const AskedHistory& asked);

}  // namespace accord::broker::service
