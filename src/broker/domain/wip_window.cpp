// A percentile between two limits: see wip_window.hpp.
#include "broker/domain/wip_window.hpp"

#include <algorithm>

namespace accord::broker::domain {

Instant wip_since(std::vector<Instant> waiting_since, const WipWindow& window, Instant now) {
    const auto ago = [&](unsigned days) { return now - std::chrono::days(days); };
    if (waiting_since.empty()) {
        return ago(window.days_by_default);
    }
    std::ranges::sort(waiting_since, std::ranges::greater());
    const auto four_of_five = (waiting_since.size() * 4 + 4) / 5 - 1;
    const auto latest = ago(std::min(window.days_min, window.days_max));
    return std::clamp(waiting_since[four_of_five], ago(window.days_max), latest);
}

}  // namespace accord::broker::domain
