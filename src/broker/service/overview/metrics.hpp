// How much of everything there is.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/overview/metrics.hpp"
#include "broker/store/overview/team_metrics.hpp"

#include <vector>

namespace accord::broker::service {

using store::Frequency;

struct Metrics {
    store::Counts counts;
    std::vector<Frequency> revisions_per_pact;
    store::ResultCounts results;
};

Metrics measure(Work& work);

using store::TeamCounts;

/// Of each team that the actor may read, by name.
std::vector<TeamCounts> measure_teams(Work& work);

}  // namespace accord::broker::service
