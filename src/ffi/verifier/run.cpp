// The verification of the C interface: see run.hpp.
#include "ffi/verifier/run.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "ffi/edge/last_error.hpp"
#include "ffi/edge/library_log.hpp"
#include "verification/stages.hpp"
#include "verification/told.hpp"
#include "verification/wires.hpp"
#include "verifier/reports/console_report.hpp"
#include "verifier/reports/json_report.hpp"

namespace accord::ffi {

namespace {

/// As the Pact core names it.
constexpr std::string_view kPactNotLoaded = "Failed to load pact";
constexpr std::string_view kNotRun = "Verification could not be run";
constexpr std::string_view kNothingRun = "Nothing was verified";

json::Array lines_of(std::string_view text) {
    json::Array lines;
    for (const auto line : split(text, '\n')) {
        lines.emplace_back(line);
    }
    return lines;
}

/// As the Pact core tells a failure that is of no interaction.
void add_failure(json::Value& report, std::string_view what, std::string_view why) {
    auto& fields = report.get_object();
    fields["result"] = false;
    fields["errors"].get_array().push_back(
        json::Object{{"interaction", what},
                     {"mismatch",
                      json::Object{{"type", "error"},
                                   {"message", to_valid_utf8(std::string(why))},
                                   {"interactionId", ""}}}});
}

/// What is told of a verification besides its interactions.
void add_text(VerifierRun& run, std::string_view text) {
    for (std::string* all : {&run.text, &run.coloured_text}) {
        all->append(text).push_back('\n');
    }
}

void fail_run(VerifierRun& run, RunStatus status, std::string_view what, const Error& error) {
    run.status = status;
    add_failure(run.report, what, error.message);
    add_text(run, fmt::format("{}: {}", what, printable(error.message)));
    tell(error.with_context(what));
}

std::string_view failure_at(verification::Obstacle obstacle, bool was_run) {
    if (was_run) {
        return "Publishing the results";
    }
    return obstacle == verification::Obstacle::kUnpublishable ? "Results can't be published"
                                                              : kPactNotLoaded;
}

bool has_sources(const verification::Options& options) {
    return !options.files.empty() || !options.folders.empty() || !options.others.empty();
}

void warn_of_wip(const verification::Options& options, Logger& log) {
    for (const auto& place : options.others) {
        if (place.wanted && place.wanted->seeks_wip_in_vain()) {
            log.warn(
                "include_wip_pacts_since has no effect without provider_branch or "
                "provider_tags");
        }
    }
}

void tell_of_nothing(VerifierRun& run,
                     std::string_view what,
                     std::string why,
                     const VerifierSettings& settings) {
    if (settings.no_pacts_is_error) {
        fail_run(run, RunStatus::kFailed, what, {ErrorCode::kInvalidInput, std::move(why)});
        return;
    }
    add_text(run, why);
    run.status = RunStatus::kPassed;
    run.report.get_object()["result"] = true;
}

void take_result(VerifierRun& run,
                 const verifier::VerificationResult& result,
                 const VerifierSettings& settings) {
    run.status = result.passed() ? RunStatus::kPassed : RunStatus::kFailed;
    run.report = verifier::to_json_report(result);
    run.coloured_text =
        settings.is_coloured ? verifier::console_text(result, Colour::kAlways) : run.text;
}

void take_outcome(VerifierRun& run,
                  const verification::VerificationReport& report,
                  const verification::Options& options,
                  const VerifierSettings& settings) {
    take_result(run, report.result, settings);
    if (const auto why = verification::why_nothing(report); !why.empty()) {
        const bool has_interactions = report.extent == verification::Extent::kNoInteractions;
        tell_of_nothing(run, has_interactions ? kNothingRun : kPactNotLoaded, why, settings);
        return;
    }
    for (const auto& told : verification::told_of_publication(report, options)) {
        add_text(run, told);
    }
}

/// What can be said of a verification that did not come to its end.
void take_hindrance(VerifierRun& run,
                    const verification::Hindrance& hindrance,
                    const verifier::VerificationResult* result,
                    const VerifierSettings& settings) {
    if (result != nullptr) {
        take_result(run, *result, settings);
    }
    fail_run(run,
             RunStatus::kFailed,
             failure_at(hindrance.obstacle, result != nullptr),
             hindrance.error);
}

void verify_into(VerifierRun& run,
                 const Undertaking& undertaking,
                 const VerifierSettings& settings,
                 Logger& log) {
    const auto& options = undertaking.options;
    const auto wires = verification::Wires::open(options, undertaking.reach, log);
    if (!wires) {
        fail_run(run, RunStatus::kImpossible, kNotRun, wires.error());
        return;
    }
    if (!has_sources(options)) {
        tell_of_nothing(
            run, kNothingRun, "the verifier was told no file, folder, URL or broker", settings);
        return;
    }
    warn_of_wip(options, log);
    verifier::ConsoleReport reporter([&](std::string_view text) { run.text += text; },
                                     Colour::kNever);
    const SystemClock clock;
    SystemRandom random;
    auto loaded = verification::load(options, (*wires)->web());
    if (!loaded) {
        take_hindrance(run, loaded.error(), nullptr, settings);
        return;
    }
    const auto outcome = verification::verify_loaded(
        *loaded, options, {(*wires)->provider(), (*wires)->web(), reporter, clock, random});
    const auto& result = loaded->report.result;
    if (outcome) {
        take_outcome(run, *outcome, options, settings);
    } else if (result.pacts.empty()) {
        fail_run(run, RunStatus::kImpossible, kNotRun, outcome.error().error);
    } else {
        take_hindrance(run, outcome.error(), &result, settings);
    }
}

/// An entry a line: for hosts that can't show the report otherwise.
void log_report(const VerifierRun& run, Logger& log) {
    const auto level = run.status == RunStatus::kPassed ? LogLevel::kInfo : LogLevel::kError;
    for (const auto line : split(run.text, '\n')) {
        if (!line.empty()) {
            log.log(level, line);
        }
    }
}

}  // namespace

std::string log_scope_of_verifier(std::string_view provider) {
    return fmt::format("verify:{}", provider);
}

VerifierRun nothing_run() {
    VerifierRun run;
    run.report = verifier::to_json_report({});
    run.report.get_object()["output"] = json::Array();
    return run;
}

VerifierRun run_verifier(const VerifierSettings& settings) {
    const auto log = log_of_scope(log_scope_of_verifier(settings.provider_name()));
    VerifierRun run = nothing_run();
    const auto undertaking = undertaking_of(settings);
    if (undertaking) {
        verify_into(run, *undertaking, settings, *log);
    } else {
        const auto& wrong = undertaking.error();
        fail_run(run,
                 wrong.is_source ? RunStatus::kFailed : RunStatus::kImpossible,
                 wrong.is_source ? kPactNotLoaded : kNotRun,
                 wrong.error);
    }
    run.report.get_object()["output"] = lines_of(run.text);
    log_report(run, *log);
    return run;
}

}  // namespace accord::ffi
