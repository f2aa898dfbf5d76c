// A verification put together: see verification.hpp.
#include "verification/verification.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker_client/verification/verification_results.hpp"
#include "verification/sources.hpp"
#include "verifier/left_out.hpp"
#include "verifier/reports/json_report.hpp"
#include "verifier/reports/junit_report.hpp"
#include "verifier/verifier.hpp"

#include <fmt/format.h>

namespace accord::verification {
namespace {

std::unexpected<Hindrance> hindered(Obstacle obstacle, Error error) {
    return std::unexpected(Hindrance{obstacle, std::move(error)});
}

/// Results are published for all pacts or for none.
Result<void> check_publishable(const Options& options,
                               const std::vector<verifier::LoadedPact>& pacts) {
    if (!options.broker) {
        return invalid_input("no broker is given to publish results to");
    }
    for (const auto& pact : pacts) {
        if (pact.results_url.empty()) {
            return invalid_input(fmt::format(
                "{} was not fetched from a broker, so its result can't be published", pact.origin));
        }
    }
    return {};
}

Result<void> write_reports(const ReportFiles& files, const verifier::VerificationResult& result) {
    if (!files.json.empty()) {
        const auto text =
            to_valid_utf8(json::write_pretty(verifier::to_json_report(result))) + "\n";
        if (auto written = write_file_atomically(files.json, text); !written) {
            return written;
        }
    }
    return files.junit.empty()
               ? Result<void>()
               : write_file_atomically(files.junit, verifier::to_junit_report(result));
}

Result<void> publish(const Options& options,
                     const verifier::VerificationResult& result,
                     broker_client::Connection& broker) {
    return broker_client::publish_results(broker,
                                          result,
                                          {.provider = options.provider,
                                           .provider_version = options.results.provider_version,
                                           .provider_branch = options.wanted.provider_branch,
                                           .provider_tags = options.wanted.provider_tags,
                                           .build_url = options.results.build_url,
                                           .tool_version = options.results.tool_version});
}

}  // namespace

Outcome verify(const Options& options, const Ports& ports) {
    const auto sources = open_sources(options, ports.web);
    VerificationReport report{.places = places_of(sources)};
    const auto pacts = load_all(sources);
    if (!pacts) {
        return std::unexpected(pacts.error());
    }
    if (pacts->empty()) {
        report.extent = Extent::kNoPacts;
        return report;
    }
    if (options.publish) {
        if (const auto checked = check_publishable(options, *pacts); !checked) {
            return hindered(Obstacle::kUnpublishable, checked.error());
        }
    }
    auto result = verifier::verify(
        *pacts, options.verifier, {ports.provider, ports.reporter, ports.clock, ports.random});
    if (!result) {
        return hindered(Obstacle::kProvider, result.error());
    }
    report.result = std::move(*result);
    if (const auto written = write_reports(options.reports, report.result); !written) {
        return hindered(Obstacle::kInput, written.error());
    }
    if (report.result.counts().run == 0) {
        report.extent = Extent::kNoInteractions;
        report.left_out = verifier::left_out(options.verifier.filter, *pacts);
        return report;
    }
    if (options.publish) {
        if (const auto sent = publish(options, report.result, *sources.broker); !sent) {
            return hindered(Obstacle::kBroker, sent.error());
        }
        report.published = true;
    }
    return report;
}

}  // namespace accord::verification
