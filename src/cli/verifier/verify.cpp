// `accord verifier` once its options are known: see verify.hpp.
#include "cli/verifier/verify.hpp"

#include "http/sender.hpp"
#include "verification/verification.hpp"
#include "verifier/reports/console_report.hpp"

namespace accord::cli {
namespace {

CommandOutcome no_pacts(const VerifyOptions& options, std::string message, Console& console) {
    if (options.ignore_no_pacts) {
        console.out << message << "; --ignore-no-pacts-error is given, so that is no failure\n";
        return ExitCode::kOk;
    }
    return give_up(ExitCode::kNoPacts, std::move(message));
}

CommandOutcome give_up_verifying(const verification::Hindrance& hindrance) {
    switch (hindrance.obstacle) {
        case verification::Obstacle::kInput:
            return give_up(hindrance.error, Party::kInput);
        case verification::Obstacle::kUnpublishable:
            return give_up(hindrance.error.with_context("--publish"), Party::kInput);
        case verification::Obstacle::kBroker:
            return give_up(hindrance.error, Party::kBroker);
        case verification::Obstacle::kProvider:
            return give_up(hindrance.error, Party::kProvider);
    }
    return give_up(hindrance.error, Party::kInput);
}

CommandOutcome tell(const verification::VerificationReport& report,
                    const VerifyOptions& options,
                    Console& console) {
    switch (report.extent) {
        case verification::Extent::kNoPacts:
            return no_pacts(options, "no pacts found to verify in " + report.places, console);
        case verification::Extent::kNoInteractions:
            return no_pacts(options, "no interaction was verified: " + report.left_out, console);
        case verification::Extent::kRun:
            break;
    }
    if (report.published) {
        const auto& verified = options.verification;
        console.out << fmt::format("results published for {} version {}\n",
                                   verified.provider,
                                   verified.results.provider_version);
    }
    return report.result.passed() ? ExitCode::kOk : ExitCode::kNo;
}

}  // namespace

CommandOutcome verify(const VerifyOptions& options, Console& console) {
    const bool checks_tls = !options.trusts_any_peer;
    // What the provider sends is judged as it comes, its content encoding included.
    http::ClientSender provider({.timeout = options.request_timeout,
                                 .tls = {.verify = checks_tls},
                                 .decode_content = false});
    http::ClientSender web({.tls = {.verify = checks_tls}});
    verifier::ConsoleReport reporter(
        [&](std::string_view text) { console.out << text << std::flush; },
        options.no_colour ? Colour::kNever : console.colour);
    const SystemClock clock;
    SystemRandom random;
    const auto outcome =
        verification::verify(options.verification, {provider, web, reporter, clock, random});
    return outcome ? tell(*outcome, options, console) : give_up_verifying(outcome.error());
}

}  // namespace accord::cli
