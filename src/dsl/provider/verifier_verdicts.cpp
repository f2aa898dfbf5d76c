// accord::Verifier: what came of a verification becomes verdicts.
#include "accord/verifier.hpp"
#include "base/text.hpp"
#include "dsl/provider/verifier_impl.hpp"
#include "verification/mutation_floor.hpp"
#include "verification/stages.hpp"
#include "verification/told.hpp"
#include "verifier/reports/console_report.hpp"
#include "verifier/states/state_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

namespace accord {
namespace {

/// The report on one interaction that did not simply pass.
std::string explanation_on(const verifier::InteractionResult& result) {
    if (result.passed() && result.warnings.empty()) {
        return "";
    }
    std::string text;
    verifier::ConsoleReport console([&](std::string_view part) { text += part; }, Colour::kNever);
    console.interaction_finished(result);
    return text;
}

std::vector<std::string> declared_in(const verification::Options& options) {
    std::vector<std::string> names;
    for (const auto& [name, function] : options.verifier.states.functions) {
        names.push_back(name);
    }
    return names;
}

verification::VerificationReport concluded(verification::StepByStep& steps) {
    auto outcome = steps.conclude();
    if (!outcome) {
        throw PactError(outcome.error().error.message);
    }
    return std::move(*outcome);
}

/// Why nothing is verified, as the command line tells it.
std::string why_nothing_is_there(const verification::VerificationReport& report) {
    const auto why = verification::why_nothing(report);
    return why.empty() ? "no interaction is left to verify in " + report.places : why;
}

}  // namespace

Verdict Verifier::verify() {
    Verdict verdict;
    const auto& options = impl_->options;
    const auto first_problem = interactions().front().problem;
    auto& steps = impl_->loaded();
    const bool has_nothing = verifier::has_nothing(steps.planned());
    verdict.explanation_ = has_nothing ? first_problem : doubts_about_states();
    steps.run_all();
    const auto report = concluded(steps);
    if (has_nothing) {
        return verdict;
    }
    verdict.explanation_ += verifier::console_text(report.result, Colour::kNever);
    const auto below = verification::below_floor(report.result, options);
    for (const auto& sentence : below) {
        verdict.explanation_ += sentence + '\n';
    }
    if (options.publish && !verification::judges_whole_pacts(options)) {
        verdict.explanation_ += fmt::format("{}\n", verification::kNotWhole);
    }
    verdict.passed_ = report.result.passed() && below.empty();
    impl_->steps.reset();
    return verdict;
}

std::vector<InteractionToVerify> Verifier::interactions() {
    const auto& steps = impl_->loaded();
    std::vector<InteractionToVerify> all;
    for (std::size_t p = 0; p < steps.planned().size(); ++p) {
        const auto& pact = steps.planned()[p];
        if (pact.pact.unreadable) {
            all.push_back(
                {{}, pact.pact.origin, {}, pact.pact.pending, pact.pact.unreadable->message, p, 0});
        }
        for (std::size_t i = 0; i < pact.runs.size(); ++i) {
            const auto& run = pact.runs[i];
            auto& added = all.emplace_back(InteractionToVerify{
                pact.pact.consumer, run.interaction->description, {}, run.pending, {}, p, i});
            for (const auto& state : run.interaction->states) {
                added.states.push_back(state.name);
            }
        }
    }
    if (all.empty()) {
        all.push_back({{},
                       "there is something to verify",
                       {},
                       false,
                       why_nothing_is_there(steps.report()),
                       0,
                       0});
    }
    return all;
}

Verdict Verifier::verify(const InteractionToVerify& interaction) {
    Verdict verdict;
    if (!interaction.problem.empty()) {
        verdict.explanation_ = interaction.problem;
        verdict.pending_failure_ = interaction.is_pending;
        verdict.passed_ = interaction.is_pending;
        return verdict;
    }
    const auto result = impl_->loaded().run(interaction.pact, interaction.place);
    verdict.pending_failure_ = result.is_excused();
    verdict.passed_ = result.passed() || result.is_excused();
    verdict.explanation_ = explanation_on(result);
    return verdict;
}

std::string Verifier::conclude() {
    auto& impl = *impl_;
    if (!impl.steps) {
        return "";
    }
    const bool is_whole =
        verification::judges_whole_pacts(impl.options) && impl.steps->is_complete();
    const bool is_published = impl.options.publish && !impl.steps->planned().empty();
    const auto report = concluded(*impl.steps);
    if (is_whole) {
        impl.steps.reset();
    }
    if (const auto below = verification::below_floor(report.result, impl.options); !below.empty()) {
        throw PactError(fmt::format("{}", fmt::join(below, "; ")));
    }
    if (!is_published) {
        return "";
    }
    if (!is_whole) {
        return verification::kNotWhole;
    }
    return join(verification::told_of_publication(report, impl.options), "\n");
}

std::string Verifier::doubts_about_states() {
    const auto& planned = impl_->loaded().planned();
    if (!impl_->options.verifier.states.needs_all_functions) {
        return "";
    }
    const auto comparison =
        verifier::compare_states(verifier::states_needed(planned), declared_in(impl_->options));
    std::string text;
    for (const auto& missing : comparison.missing) {
        text += fmt::format("provider state {}: no function sets it up\n", missing);
    }
    for (const auto& unused : comparison.unused) {
        text += fmt::format("provider state \"{}\": no interaction needs it\n", unused);
    }
    return text;
}

std::vector<std::string> Verifier::unused_states() {
    const auto needed = verifier::states_needed(impl_->loaded().planned());
    return verifier::compare_states(needed, declared_in(impl_->options)).unused;
}

std::string InteractionToVerify::name() const {
    std::string text = consumer.empty() ? description : consumer + ": " + description;
    for (std::size_t i = 0; i < states.size(); ++i) {
        text += (i == 0 ? ", given " : " and ") + states[i];
    }
    return text;
}

std::ostream& operator<<(std::ostream& out, const InteractionToVerify& interaction) {
    return out << interaction.name();
}

std::ostream& operator<<(std::ostream& out, const Verdict& verdict) {
    return out << verdict.explanation();
}

}  // namespace accord
