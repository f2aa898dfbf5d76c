// How far work in progress goes back when the broker decides by experience.
#pragma once

#include "base/clock.hpp"

#include <vector>

namespace accord::broker::domain {

struct WipWindow {
    bool is_dynamic = false;  ///< otherwise the provider says since when
    unsigned days_max = 14;
    unsigned days_min = 7;
    unsigned days_by_default = 7;  ///< where nothing waits to be verified

    bool operator==(const WipWindow&) const = default;
};

/// Since when pacts are work in progress: four of five of the contents that wait to be verified
/// were published after it, as far as the window lets it go.
Instant wip_since(std::vector<Instant> waiting_since, const WipWindow& window, Instant now);

}  // namespace accord::broker::domain
