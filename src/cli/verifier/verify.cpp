// `accord verifier` once its options are known: see verify.hpp.
#include "cli/verifier/verify.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "broker_client/wire/logging_sender.hpp"
#include "cli/environment_variables.hpp"
#include "cli/verifier/state_lists.hpp"
#include "http/sender.hpp"
#include "http/tls/tls_files.hpp"
#include "verification/mutation_floor.hpp"
#include "verification/reach.hpp"
#include "verification/stages.hpp"
#include "verification/verification.hpp"
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

void tell_of_publication(const verification::VerificationReport& report,
                         const verification::Options& verified,
                         Console& console) {
    if (report.published) {
        console.out << fmt::format("results published for {} version {}\n",
                                   verification::provider_of(verified, report.result),
                                   verified.results.provider_version);
    }
    if (!report.unpublished.empty()) {
        console.out << fmt::format(
            "not published, because not everything could be run: the results of {}\n",
            join(report.unpublished, ", "));
    }
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
    switch (report.extent) {
        case verification::Extent::kNoPacts:
            return no_pacts(options,
                            ExitCode::kNoPacts,
                            "no pacts found to verify in " + report.places,
                            console);
        case verification::Extent::kNoneSelected:
            return no_pacts(options,
                            ExitCode::kNoneSelected,
                            "none of the pacts was asked for: " + report.left_out,
                            console);
        case verification::Extent::kNoInteractions:
            return no_pacts(options,
                            ExitCode::kNoneLeft,
                            "no interaction was verified: " + report.left_out,
                            console);
        case verification::Extent::kRun:
            break;
    }
    if (options.annotates) {
        console.out << verifier::to_github_annotations(report.result);
    }
    tell_of_publication(report, options.verification, console);
    const bool below = is_below_floor(report.result, options, console);
    const auto verdict = verdict_on(report.result);
    return verdict && below ? ExitCode::kNo : verdict;
}

/// The certificate that a broker is shown is that of the other commands.
verification::Reach reach_of(const VerifyOptions& options) {
    auto reach = options.reach;
    reach.broker_certificate_file = process_variable("X509_CLIENT_CERT_FILE").value_or("");
    reach.broker_key_file = process_variable("X509_CLIENT_KEY_FILE").value_or("");
    return reach;
}

/// Files that can't be used are told before the first request: they are no failure of the provider.
bool needs_tls(const VerifyOptions& options, const http::TlsOptions& tls) {
    const auto& provider = options.verification.verifier.provider;
    return !tls.ca_file.empty() || !tls.certificate_file.empty() ||
           provider.url.scheme == "https" ||
           std::ranges::any_of(provider.transports, [](const auto& transport) {
               return transport.second.scheme == "https";
           });
}

std::unique_ptr<Logger> log_of(const VerifyOptions& options) {
    const auto level = parse_log_level(options.log_level == "trace" ? "debug" : options.log_level);
    auto log = level ? Logger::to_stderr(*level) : Logger::silent();
    log->redact(options.verification.credentials.password);
    log->redact(options.verification.credentials.token);
    return log;
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
    const auto reach = reach_of(options);
    const auto for_provider = verification::client_to_provider(reach);
    if (needs_tls(options, for_provider.tls)) {
        if (const auto usable = http::check_tls_files(for_provider.tls); !usable) {
            return give_up(usable.error(), Party::kInput);
        }
    }
    http::ClientSender to_provider(for_provider);
    http::ClientSender to_web(verification::client_to_web(reach));
    const auto log = log_of(options);
    broker_client::LoggingSender provider(to_provider, *log);
    broker_client::LoggingSender web(to_web, *log);
    verifier::ConsoleReport reporter(
        [&](std::string_view text) { console.out << text << std::flush; },
        options.no_colour ? Colour::kNever : console.colour,
        console.is_terminal ? verifier::Progress::kShown : verifier::Progress::kNot);
    const SystemClock clock;
    SystemRandom random;
    const verification::Ports ports{provider, web, reporter, clock, random};
    if (const auto& wanted = options.verification.wanted;
        options.verification.takes_brokers_pacts && wanted.seeks_wip_in_vain()) {
        console.err << "warning: --include-wip-pacts-since has no effect without --provider-branch "
                       "or --provider-tags\n";
    }
    auto loaded_now = verification::load(options.verification, ports.web);
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
