// What comes before and after the running of interactions: see stages.hpp.
#include "verification/stages.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker_client/verification/verification_results.hpp"
#include "verifier/left_out.hpp"
#include "verifier/reports/html_report.hpp"
#include "verifier/reports/json_report.hpp"
#include "verifier/reports/junit_report.hpp"
#include "verifier/reports/markdown_report.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <utility>

namespace accord::verification {
namespace {

std::unexpected<Hindrance> hindered(Obstacle obstacle, Error error) {
    return std::unexpected(Hindrance{obstacle, std::move(error)});
}

bool has_place(const verifier::PactResult& pact) { return !pact.results_url.empty(); }

bool publishes(const Options& options) { return options.publish && judges_whole_pacts(options); }

/// Results are published for all pacts or for none.
Result<void> check_publishable(const Options& options,
                               const std::vector<verifier::LoadedPact>& pacts) {
    if (!options.broker && !options.publishes_where_possible) {
        return invalid_input("no broker is given to publish results to");
    }
    const std::string* provider = nullptr;
    for (const auto& pact : pacts) {
        // What can't be read is reported, and says nothing of the others.
        if (!pact.pact) {
            continue;
        }
        if (pact.results_url.empty() && options.publishes_where_possible) {
            continue;
        }
        if (pact.results_url.empty()) {
            return invalid_input(
                fmt::format("the result of {} can't be published: the pact {}",
                            pact.origin,
                            pact.origin.contains("://")
                                ? "names no place for it (pb:publish-verification-results)"
                                : "is a file, from no broker"));
        }
        if (provider != nullptr && *provider != pact.pact->provider) {
            return invalid_input(fmt::format(
                "the pacts are of several providers (\"{}\" and \"{}\"), which have versions of "
                "their own: verify each by itself",
                *provider,
                pact.pact->provider));
        }
        provider = &pact.pact->provider;
    }
    return {};
}

std::string json_text(const verifier::VerificationResult& result) {
    return to_valid_utf8(json::write_pretty(verifier::to_json_report(result))) + "\n";
}

/// Whether both names are of one file, be it there or not. What is no file, such as /dev/null, may
/// be written into more than once.
bool is_one_file(const std::string& left, const std::string& right) {
    std::error_code ec;
    if (std::filesystem::is_other(std::filesystem::status(left, ec))) {
        return false;
    }
    if (left == right || std::filesystem::equivalent(left, right, ec)) {
        return true;
    }
    const auto place = std::filesystem::weakly_canonical(left, ec);
    return !place.empty() && place == std::filesystem::weakly_canonical(right, ec);
}

/// A report is not written over another, nor over a pact.
Result<void> check_reports(const ReportFiles& files,
                           const std::vector<verifier::LoadedPact>& pacts) {
    const std::pair<std::string_view, const std::string&> reports[] = {
        {"JSON", files.json},
        {"JUnit", files.junit},
        {"HTML", files.html},
        {"Markdown", files.markdown}};
    for (auto report = std::begin(reports); report != std::end(reports); ++report) {
        const auto& [kind, file] = *report;
        if (file.empty()) {
            continue;
        }
        for (const auto& pact : pacts) {
            if (is_one_file(file, pact.origin)) {
                return invalid_input(
                    fmt::format("the {} report would replace the pact {}", kind, pact.origin));
            }
        }
        for (auto other = std::next(report); other != std::end(reports); ++other) {
            if (!other->second.empty() && is_one_file(file, other->second)) {
                return invalid_input(fmt::format("the {} and the {} report would be one file: {}",
                                                 kind,
                                                 other->first,
                                                 other->second));
            }
        }
    }
    return {};
}

Result<void> write_reports(const ReportFiles& files, const verifier::VerificationResult& result) {
    const std::pair<const std::string&, std::string (*)(const verifier::VerificationResult&)>
        reports[] = {{files.json, json_text},
                     {files.junit, verifier::to_junit_report},
                     {files.html, verifier::to_html_report},
                     {files.markdown, verifier::to_markdown_report}};
    for (const auto& [file, render] : reports) {
        if (file.empty()) {
            continue;
        }
        if (auto written = write_file_atomically(file, render(result)); !written) {
            return written;
        }
    }
    return {};
}

/// To each broker the results of its pacts.
Result<std::size_t> publish(const Options& options,
                            const verifier::VerificationResult& result,
                            const Sources& sources) {
    const auto& given = options.results;
    broker_client::ResultsOptions told{
        .provider = provider_of(options, result),
        .provider_version = given.provider_version,
        .labels = given.labels.value_or(broker_client::VersionLabels{options.wanted.provider_branch,
                                                                     options.wanted.provider_tags}),
        .build_url = given.build_url,
        .tool_version = given.tool_version,
        .caller = given.caller};
    std::size_t published = 0;
    for (auto* broker : sources.brokers()) {
        told.is_for_broker = [&](const verifier::PactResult& pact) {
            return has_place(pact) && sources.broker_at(pact.results_url) == broker;
        };
        const auto sent = broker_client::publish_results(*broker, result, told);
        if (!sent) {
            return sent;
        }
        published += *sent;
    }
    return published;
}

/// Publishes what is known, and notes what is not.
Result<void> publish_into(VerificationReport& report,
                          const Options& options,
                          const Sources& sources) {
    const auto sent = publish(options, report.result, sources);
    if (!sent) {
        return fail(sent.error());
    }
    report.published = *sent > 0;
    for (const auto& pact : report.result.pacts) {
        if (!pact.is_conclusive()) {
            report.unpublished.push_back(pact.name());
        } else if (!has_place(pact)) {
            report.placeless.push_back(pact.name());
        }
    }
    return {};
}

}  // namespace

std::string provider_of(const Options& options, const verifier::VerificationResult& result) {
    return options.provider.empty() ? result.provider() : options.provider;
}

std::expected<Loaded, Hindrance> load(const Options& options, http::Sender& web) {
    Loaded loaded{.sources = open_sources(options, web)};
    loaded.report.places = places_of(loaded.sources);
    auto pacts = load_all(loaded.sources);
    if (!pacts) {
        return std::unexpected(pacts.error());
    }
    loaded.pacts = std::move(*pacts);
    if (const auto checked = check_reports(options.reports, loaded.pacts); !checked) {
        return hindered(Obstacle::kInput, checked.error());
    }
    if (loaded.pacts.empty()) {
        loaded.report.left_out = passed_over(loaded.sources);
        loaded.report.extent =
            loaded.report.left_out.empty() ? Extent::kNoPacts : Extent::kNoneSelected;
    } else if (options.publish) {
        if (const auto checked = check_publishable(options, loaded.pacts); !checked) {
            return hindered(Obstacle::kUnpublishable, checked.error());
        }
    }
    for (auto& pact : loaded.pacts) {
        pact.is_to_be_published =
            publishes(options) && (!options.publishes_where_possible || !pact.results_url.empty());
    }
    return loaded;
}

bool judges_whole_pacts(const Options& options) {
    return !options.verifier.filter.narrows_pacts() && !options.verifier.exit_on_first_error;
}

Outcome conclude(Loaded& loaded, const Options& options) {
    auto& report = loaded.report;
    if (const auto written = write_reports(options.reports, report.result); !written) {
        return hindered(Obstacle::kInput, written.error());
    }
    if (loaded.pacts.empty()) {
        return std::move(report);
    }
    if (report.result.counts().tried() == 0) {
        report.extent = Extent::kNoInteractions;
        report.left_out = verifier::left_out(options.verifier.filter, loaded.pacts);
        return std::move(report);
    }
    if (publishes(options)) {
        if (const auto sent = publish_into(report, options, loaded.sources); !sent) {
            return hindered(Obstacle::kBroker, sent.error());
        }
    }
    return std::move(report);
}

}  // namespace accord::verification
