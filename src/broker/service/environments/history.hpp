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

struct EnvironmentHistory {
    std::vector<Arrival> arrivals;     ///< the newest first
    std::optional<ArrivalPlace> next;  ///< where this part ends, when there is more
};

/// A part of the history, behind a place or from the newest on; of one pacticipant, if that is
/// given. Nothing when there is no such environment.
std::optional<EnvironmentHistory> list_environment_history(
    Work& work,
    std::string_view environment,
    const std::optional<std::string>& pacticipant,
    std::int64_t size,
    const std::optional<ArrivalPlace>& after);

}  // namespace accord::broker::service
