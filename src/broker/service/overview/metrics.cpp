// Fetches the metrics.
#include "broker/service/overview/metrics.hpp"

namespace accord::broker::service {

Metrics measure(Work& work) {
    return {.counts = store::count_everything(work.session),
            .revisions_per_pact = store::revisions_per_pact(work.session),
            .results = store::count_results(work.session)};
}

}  // namespace accord::broker::service
