// Which interactions of which pacts are run: see plan.hpp.
#include "verifier/plan.hpp"

#include "verifier/filter.hpp"

#include <algorithm>

namespace accord::verifier {
namespace {

PactResult describe(const LoadedPact& loaded) {
    PactResult result{.origin = loaded.origin,
                      .why = loaded.why,
                      .pending = loaded.pending || loaded.wip,
                      .wip = loaded.wip,
                      .notices = loaded.notices,
                      .results_url = loaded.results_url,
                      .latest_result_url = loaded.latest_result_url,
                      .is_to_be_published = loaded.is_to_be_published};
    if (loaded.pact) {
        result.consumer = loaded.pact->consumer;
        result.provider = loaded.pact->provider;
        result.loaded = loaded.pact->interactions.size();
    } else {
        result.unreadable = loaded.pact.error();
        result.was_fetched = loaded.was_fetched;
    }
    return result;
}

Result<std::vector<PlannedRun>> runs_of(const contract::Pact& pact,
                                        bool pact_is_pending,
                                        const FilterOptions& filter,
                                        const NamedInteractions& named) {
    std::vector<PlannedRun> runs;
    for (const auto& interaction : pact.interactions) {
        const auto wanted = wants_interaction(filter, interaction);
        if (!wanted) {
            return fail(wanted.error());
        }
        if (*wanted && named.wants(pact.consumer, interaction)) {
            runs.push_back({&interaction, pact.version, pact_is_pending || interaction.pending});
        }
    }
    return runs;
}

}  // namespace

Result<std::vector<PlannedPact>> plan(const std::vector<LoadedPact>& pacts,
                                      const FilterOptions& filter) {
    const NamedInteractions named(filter.only);
    std::vector<PlannedPact> planned;
    for (const auto& loaded : pacts) {
        if (loaded.pact && !wants_consumer(filter, loaded.pact->consumer)) {
            continue;
        }
        auto& added = planned.emplace_back(PlannedPact{.pact = describe(loaded)});
        if (!loaded.pact) {
            continue;
        }
        auto runs = runs_of(*loaded.pact, added.pact.pending, filter, named);
        if (!runs) {
            return fail(runs.error());
        }
        added.runs = std::move(*runs);
    }
    return planned;
}

bool has_nothing(const std::vector<PlannedPact>& planned) {
    return std::ranges::all_of(
        planned, [](const auto& pact) { return pact.runs.empty() && !pact.pact.unreadable; });
}

}  // namespace accord::verifier
