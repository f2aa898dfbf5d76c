// The pacts of the dashboard and how they stand.
#pragma once

#include "broker/domain/overview/verification_status.hpp"
#include "broker/domain/page.hpp"
#include "broker/service/pacts/lists.hpp"
#include "broker/service/work.hpp"
#include "broker/store/overview/dashboard.hpp"
#include "broker/store/versions/version_details.hpp"

#include <expected>
#include <optional>
#include <vector>

namespace accord::broker::service {

using store::DashboardItem;

struct Dashboard {
    std::vector<DashboardItem> items;
    store::DetailsByVersion details;  ///< of the consumer and provider versions
};

/// Of every pair, or of one. Error: who of the pair does not exist.
std::expected<Dashboard, Role> show_dashboard(Work& work,
                                              const std::optional<Pair>& pair,
                                              const domain::Page& page);

domain::VerificationStatus status_of(const DashboardItem& item);

}  // namespace accord::broker::service
