// A verification run by somebody else: see step_by_step.hpp.
#include "verification/step_by_step.hpp"

#include "verification/stages.hpp"
#include "verifier/run.hpp"
#include "verifier/runner.hpp"
#include "verifier/same_runs.hpp"
#include "verifier/workers.hpp"

#include <algorithm>
#include <optional>

namespace accord::verification {

struct StepByStep::Impl {
    const Options& options;
    Ports ports;
    Loaded loaded;
    std::vector<verifier::PlannedPact> planned;
    std::unique_ptr<verifier::Workers> workers;
    verifier::RunOne run;
    std::vector<std::vector<std::optional<verifier::InteractionResult>>> results;
    std::optional<verifier::SameRuns> same;
    std::vector<const verifier::InteractionResult*> known;  ///< by group: in `results`
};

StepByStep::StepByStep(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StepByStep::StepByStep(StepByStep&&) noexcept = default;
StepByStep& StepByStep::operator=(StepByStep&&) noexcept = default;
StepByStep::~StepByStep() = default;

std::expected<StepByStep, Hindrance> StepByStep::open(const Options& options, const Ports& ports) {
    auto loaded = load(options, ports.web);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    auto impl = std::unique_ptr<Impl>(
        new Impl{.options = options, .ports = ports, .loaded = std::move(*loaded)});
    auto planned = verifier::plan(impl->loaded.pacts, options.verifier.filter);
    if (!planned) {
        return std::unexpected(Hindrance{Obstacle::kInput, planned.error()});
    }
    impl->planned = std::move(*planned);
    for (const auto& pact : impl->planned) {
        impl->results.emplace_back(pact.runs.size());
    }
    impl->same.emplace(impl->planned);
    impl->known.resize(impl->same->all().size());
    impl->workers = std::make_unique<verifier::Workers>(
        options.verifier,
        verifier::VerifierPorts{ports.provider, ports.reporter, ports.clock, ports.random});
    impl->run = impl->workers->make();
    impl->loaded.report.result.started_at = ports.clock.now();
    return StepByStep(std::move(impl));
}

const std::vector<verifier::PlannedPact>& StepByStep::planned() const { return impl_->planned; }

const VerificationReport& StepByStep::report() const { return impl_->loaded.report; }

verifier::InteractionResult StepByStep::run(std::size_t pact, std::size_t interaction) {
    const auto& planned = impl_->planned.at(pact).runs.at(interaction);
    auto& result = impl_->results.at(pact).at(interaction);
    auto& known = impl_->known[impl_->same->group_of(planned)];
    if (known != nullptr && !result) {
        return result.emplace(verifier::repeated_result(*known, planned));
    }
    auto made = verifier::judge(impl_->run(planned, verifier::prepare(planned), {}));
    result.emplace(made).keep_what_is_shown();
    known = &*result;
    return made;
}

void StepByStep::run_all() {
    verifier::Runner runner(
        impl_->planned,
        [this] { return impl_->workers->make(); },
        impl_->options.verifier.parallel);
    for (std::size_t p = 0; p < impl_->planned.size(); ++p) {
        const auto& runs = impl_->planned[p].runs;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            impl_->results[p][i].emplace(runner.result_of(runs[i])).keep_what_is_shown();
        }
    }
}

bool StepByStep::is_complete() const {
    return std::ranges::all_of(impl_->results, [](const auto& pact) {
        return std::ranges::all_of(pact, [](const auto& result) { return result.has_value(); });
    });
}

Outcome StepByStep::conclude() {
    auto& pacts = impl_->loaded.report.result.pacts;
    pacts.clear();
    for (std::size_t i = 0; i < impl_->planned.size(); ++i) {
        auto& pact = pacts.emplace_back(impl_->planned[i].pact);
        for (const auto& result : impl_->results[i]) {
            if (result) {
                pact.interactions.push_back(*result);
            }
        }
    }
    if (!is_complete() && impl_->options.publish) {
        auto options = impl_->options;
        options.publish = false;
        return verification::conclude(impl_->loaded, options);
    }
    return verification::conclude(impl_->loaded, impl_->options);
}

}  // namespace accord::verification
