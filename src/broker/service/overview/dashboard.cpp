// Fetches the dashboard.
#include "broker/service/overview/dashboard.hpp"

#include "broker/service/pacts/known_pair.hpp"

#include <set>

namespace accord::broker::service {
namespace {

store::DetailsByVersion find_details_of(Work& work, const std::vector<DashboardItem>& items) {
    std::set<std::int64_t> ids;
    for (const DashboardItem& item : items) {
        ids.insert(item.consumer_version_id);
        if (item.result) {
            ids.insert(item.result->provider_version_id);
        }
    }
    const std::vector<std::int64_t> list(ids.begin(), ids.end());
    return store::find_version_details(work.session, list);
}

}  // namespace

std::expected<Dashboard, Role> show_dashboard(Work& work,
                                              const std::optional<Pair>& pair,
                                              const domain::Page& page) {
    std::optional<store::DashboardPair> ids;
    if (pair) {
        const auto known = find_pair(work, *pair);
        if (!known) {
            return std::unexpected(known.error());
        }
        ids = {.consumer_id = known->consumer_id, .provider_id = known->provider_id};
    }
    Dashboard made{.items = store::list_dashboard_items(work.session, ids, page)};
    made.details = find_details_of(work, made.items);
    return made;
}

domain::VerificationStatus status_of(const DashboardItem& item) {
    if (!item.result) {
        return domain::status_of(std::nullopt);
    }
    return domain::status_of(
        domain::NewestResult{.success = item.result->success, .pending = item.result->pending});
}

}  // namespace accord::broker::service
