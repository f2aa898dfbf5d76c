// A part of the overview: the integrations that are looked for, in some order, and how many of each
// kind there are.
#pragma once

#include "broker/domain/overview/standing.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

/// Which integrations; what is empty does not matter.
struct OverviewQuery {
    std::string name_part;                   ///< of the name or display name of either, in any case
    std::optional<std::string> label;        ///< of either
    std::optional<std::string> environment;  ///< where either is now: its name or UUID
    std::vector<std::string> pacticipants;   ///< either is one of these
    std::optional<std::string> consumer = std::nullopt;  ///< is this one
    std::optional<std::string> provider = std::nullopt;  ///< is this one
    std::vector<domain::Agreement> agreements = {};      ///< one of these
    domain::OverviewOrder order = domain::OverviewOrder::kAttention;
    std::int64_t size = 50;
    std::optional<domain::OverviewPlace> after = std::nullopt;
};

struct OverviewPart {
    /// Versions of a pair that are in an environment together and fail.
    struct Blocked {
        std::string environment;
        std::string consumer;
        std::string provider;
    };

    domain::AgreementCounts counts;  ///< of what is looked for, of whatever agreement
    std::vector<domain::Overview::Environment> environments;  ///< all of them
    std::vector<Blocked> blocked;                             ///< the first of them
    std::vector<domain::Overview::Integration> integrations;
    std::optional<domain::OverviewPlace> next;  ///< where this part ends, when there is more
};

OverviewPart find_overview_part(Work& work, const OverviewQuery& query);

}  // namespace accord::broker::service
