// `accord verifier` once its options are known: see verify.hpp.
#include "cli/verifier/verify.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "cli/progress/progress_bar.hpp"
#include "cli/verifier/state_lists.hpp"
#include "verification/mutation_floor.hpp"
#include "verification/reach.hpp"
#include "verification/stages.hpp"
#include "verification/told.hpp"
#include "verification/verification.hpp"
#include "verification/wires.hpp"
#include "verifier/left_out.hpp"
#include "verifier/reports/console_report.hpp"
#include "verifier/reports/github_annotations.hpp"

namespace accord::cli {
namespace {

CommandOutcome no_pacts(const VerifyOptions& options,
                        ExitCode code,
                        std::string message,
                        Console& console) {
    if (options.ignore_no_pacts) {
        console.out << message << "; --ignore-no-pacts-error is given, so that is no failure\n";
        return ExitCode::kOk;
    }
    return give_up(code, std::move(message));
}

CommandOutcome give_up_verifying(const verification::Hindrance& hindrance) {
    switch (hindrance.obstacle) {
        case verification::Obstacle::kInput:
            return give_up(hindrance.error, Party::kInput);
        case verification::Obstacle::kUnpublishable:
            return give_up(hindrance.error.with_context("--publish"), Party::kInput);
        case verification::Obstacle::kBroker:
            return give_up(hindrance.error, Party::kBroker);
    }
    return give_up(hindrance.error, Party::kInput);
}

std::optional<ExitCode> code_of_nothing(verification::Extent extent) {
    switch (extent) {
        case verification::Extent::kNoPacts:
            return ExitCode::kNoPacts;
        case verification::Extent::kNoneSelected:
            return ExitCode::kNoneSelected;
        case verification::Extent::kNoInteractions:
            return ExitCode::kNoneLeft;
        case verification::Extent::kRun:
            break;
    }
    return std::nullopt;
}

/// Whether some pact notices less than is asked of it; that is told.
bool is_below_floor(const verifier::VerificationResult& result,
                    const VerifyOptions& options,
                    Console& console) {
    const auto told = verification::below_floor(result, options.verification);
    for (const auto& sentence : told) {
        console.out << "FAILED: " << sentence << '\n';
    }
    return !told.empty();
}

/// The exit code of what was run. A provider that was away is told apart from one that is wrong,
/// and so is a place that gave none of its pacts.
CommandOutcome verdict_on(const verifier::VerificationResult& result) {
    if (const auto* pact = result.nothing_fetched()) {
        return give_up(*pact->unreadable, pact->is_from_file() ? Party::kInput : Party::kBroker);
    }
    const auto counts = result.counts();
    const auto nobody = result.nobody_there();
    if (nobody && counts.failed == 0) {
        return give_up(*nobody, Party::kProvider);
    }
    return result.passed() ? ExitCode::kOk : ExitCode::kNo;
}

CommandOutcome tell(const verification::VerificationReport& report,
                    const VerifyOptions& options,
                    Console& console) {
    if (const auto code = code_of_nothing(report.extent)) {
        return no_pacts(options, *code, verification::why_nothing(report), console);
    }
    if (options.annotates) {
        console.out << verifier::to_github_annotations(report.result);
    }
    for (const auto& told : verification::told_of_publication(report, options.verification)) {
        console.out << told << '\n';
    }
    const bool below = is_below_floor(report.result, options, console);
    const auto verdict = verdict_on(report.result);
    return verdict && below ? ExitCode::kNo : verdict;
}

std::unique_ptr<Logger> log_of(const VerifyOptions& options) {
    const auto level = parse_log_level(options.log_level == "trace" ? "debug" : options.log_level);
    return level ? Logger::to_stderr(*level) : Logger::silent();
}

/// Loads the pacts, and shows on a terminal how many of a broker's have been fetched. A log and a
/// line that is written over would spoil each other.
std::expected<verification::Loaded, verification::Hindrance> load_shown(
    const VerifyOptions& options, http::Sender& web, const Console& console) {
    std::optional<ProgressBar> bar;
    auto shown = options.verification;
    if (options.log_level == "off") {
        shown.told_of_fetch = [&](std::size_t number, std::size_t total) {
            if (number == 1) {
                bar.reset();
                bar.emplace(console, total);
            }
            bar->step("fetching pacts from the broker");
        };
    }
    return verification::load(shown, web);
}

/// Pacts that can't be read need states that nobody knows: each is told. The first, which is a
/// failure unless all are pending.
const verifier::PactResult* tell_of_unreadable(const std::vector<verifier::PlannedPact>& planned,
                                               Console& console) {
    const verifier::PactResult* failure = nullptr;
    for (const auto& [pact, runs] : planned) {
        if (pact.unreadable) {
            console.err << fmt::format("its provider states are not known: {}\n",
                                       printable(pact.unreadable->message));
            failure = failure == nullptr && !pact.pending ? &pact : failure;
        }
    }
    return failure;
}

/// Lists or compares the states that the pacts need; sends no request to the provider.
CommandOutcome look_at_states(const verification::Loaded& loaded,
                              const VerifyOptions& options,
                              Console& console) {
    const auto& filter = options.verification.verifier.filter;
    const auto planned = verifier::plan(loaded.pacts, filter);
    if (!planned) {
        return give_up(planned.error(), Party::kInput);
    }
    if (options.lists_states) {
        const auto* unreadable = tell_of_unreadable(*planned, console);
        if (verifier::has_nothing(*planned)) {
            return no_pacts(
                options,
                ExitCode::kNoneLeft,
                "no provider states are listed: " + verifier::left_out(filter, loaded.pacts),
                console);
        }
        list_states(*planned, options, console);
        if (unreadable != nullptr) {
            return ExitCode::kNo;
        }
    }
    return options.declared_states_file.empty() ? CommandOutcome(ExitCode::kOk)
                                                : compare_with_declared(*planned, options, console);
}

/// Until the program ends, which gives all memory back at once: taking many pacts apart piece by
/// piece takes a twentieth of the time of verifying them.
verification::Loaded& kept_to_the_end(verification::Loaded loaded) {
    static auto* const kKept = new std::vector<verification::Loaded>();
    return kKept->emplace_back(std::move(loaded));
}

}  // namespace

CommandOutcome verify(const VerifyOptions& options, Console& console) {
    auto reach = options.reach;
    verification::take_broker_certificate(reach);
    const auto log = log_of(options);
    const auto wires = verification::Wires::open(options.verification, reach, *log);
    if (!wires) {
        return give_up(wires.error(), Party::kInput);
    }
    verifier::ConsoleReport reporter(
        [&](std::string_view text) { console.out << text << std::flush; },
        options.no_colour ? Colour::kNever : console.colour,
        console.is_terminal ? verifier::Progress::kShown : verifier::Progress::kNot);
    const SystemClock clock;
    SystemRandom random;
    const verification::Ports ports{(*wires)->provider(), (*wires)->web(), reporter, clock, random};
    if (const auto& wanted = options.verification.wanted;
        options.verification.takes_brokers_pacts && wanted.seeks_wip_in_vain()) {
        console.err << "warning: --include-wip-pacts-since has no effect without --provider-branch "
                       "or --provider-tags\n";
    }
    auto loaded_now = load_shown(options, ports.web, console);
    if (!loaded_now) {
        return give_up_verifying(loaded_now.error());
    }
    auto& loaded = kept_to_the_end(std::move(*loaded_now));
    const bool looks_at_states = options.lists_states || !options.declared_states_file.empty();
    if (options.lists_states && loaded.pacts.empty()) {
        return tell(loaded.report, options, console);
    }
    if (looks_at_states && !loaded.pacts.empty()) {
        if (const auto looked = look_at_states(loaded, options, console);
            !looked || options.lists_states) {
            return looked;
        }
    }
    const auto outcome = verification::verify_loaded(loaded, options.verification, ports);
    return outcome ? tell(*outcome, options, console) : give_up_verifying(outcome.error());
}

}  // namespace accord::cli
