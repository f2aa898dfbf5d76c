// Fetches the metrics.
#include "broker/service/overview/metrics.hpp"

#include "broker/service/teams/teams.hpp"

namespace accord::broker::service {

Metrics measure(Work& work) {
    return {.counts = store::count_everything(work.session),
            .revisions_per_pact = store::revisions_per_pact(work.session),
            .results = store::count_results(work.session)};
}

std::vector<TeamCounts> measure_teams(Work& work) {
    return store::count_by_team(work.session, limited_to_teams_of(work.actor));
}

}  // namespace accord::broker::service
