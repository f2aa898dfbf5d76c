// Composes a verification from its parts: see verify.hpp.
#include "cli/verifier/verify.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "broker_client/verification_results.hpp"
#include "http/url.hpp"
#include "verifier/reports/console_report.hpp"
#include "verifier/reports/json_report.hpp"
#include "verifier/reports/junit_report.hpp"
#include "verifier/sources/pact_sources.hpp"
#include "verifier/verifier.hpp"

namespace accord::cli {
namespace {

using Pacts = std::vector<verifier::LoadedPact>;

/// A place that pacts come from, and who is to blame when it can't be read.
struct Source {
    std::unique_ptr<verifier::PactSource> source;
    Party party = Party::kInput;
};

http::Headers headers_of(const broker_client::Credentials& credentials) {
    if (const auto value = broker_client::authorization(credentials); !value.empty()) {
        return {{"Authorization", value}};
    }
    return {};
}

std::expected<std::vector<Source>, CommandFailure> make_sources(const VerifyOptions& options,
                                                                http::Sender& web,
                                                                const OpenBroker& broker) {
    std::vector<Source> sources;
    for (const auto& file : options.files) {
        sources.push_back({std::make_unique<verifier::FileSource>(file)});
    }
    for (const auto& folder : options.folders) {
        sources.push_back({std::make_unique<verifier::FolderSource>(folder, options.provider)});
    }
    for (const auto& text : options.urls) {
        auto url = http::parse_url(text);
        if (!url) {
            return give_up(fail(url.error(), "--url").error(), Party::kInput);
        }
        sources.push_back({std::make_unique<verifier::UrlSource>(
                               std::move(*url), headers_of(options.broker.credentials), web),
                           Party::kBroker});
    }
    if (broker.connection) {
        sources.push_back(
            {std::make_unique<broker_client::BrokerSource>(*broker.connection, options.wanted),
             Party::kBroker});
    }
    return sources;
}

std::expected<Pacts, CommandFailure> load_all(const std::vector<Source>& sources) {
    Pacts pacts;
    for (const auto& [source, party] : sources) {
        auto loaded = source->load();
        if (!loaded) {
            return give_up(loaded.error(), party);
        }
        std::ranges::move(*loaded, std::back_inserter(pacts));
    }
    return pacts;
}

std::string places(const std::vector<Source>& sources) {
    std::vector<std::string> places;
    for (const auto& source : sources) {
        places.push_back(source.source->description());
    }
    return join(places, ", ");
}

CommandOutcome no_pacts(const VerifyOptions& options, std::string message, Console& console) {
    if (options.ignore_no_pacts) {
        console.out << message << "; --ignore-no-pacts-error lets that pass\n";
        return ExitCode::kOk;
    }
    return give_up(ExitCode::kNoPacts, std::move(message));
}

/// Results are published for all pacts or for none.
std::expected<void, CommandFailure> check_publishable(const Pacts& pacts) {
    for (const auto& pact : pacts) {
        if (pact.results_url.empty()) {
            return give_up(ExitCode::kBadInput,
                           fmt::format("--publish: {} comes from no broker, so that its result "
                                       "can't be published",
                                       pact.origin));
        }
    }
    return {};
}

CommandOutcome write_reports(const VerifyOptions& options,
                             const verifier::VerificationResult& result) {
    if (!options.json_report.empty()) {
        const auto text = json::write_pretty(verifier::to_json_report(result)) + "\n";
        if (const auto written = write_file_atomically(options.json_report, text); !written) {
            return give_up(written.error(), Party::kInput);
        }
    }
    if (!options.junit_report.empty()) {
        const auto text = verifier::to_junit_report(result);
        if (const auto written = write_file_atomically(options.junit_report, text); !written) {
            return give_up(written.error(), Party::kInput);
        }
    }
    return ExitCode::kOk;
}

CommandOutcome publish(const VerifyOptions& options,
                       const verifier::VerificationResult& result,
                       broker_client::Connection& broker,
                       Console& console) {
    const auto published =
        broker_client::publish_results(broker,
                                       result,
                                       {.provider = options.provider,
                                        .provider_version = options.provider_version,
                                        .provider_branch = options.wanted.provider_branch,
                                        .provider_tags = options.wanted.provider_tags,
                                        .build_url = options.build_url,
                                        .tool_version = ACCORD_VERSION});
    if (!published) {
        return give_up(published.error(), Party::kBroker);
    }
    console.out << fmt::format(
        "results published for {} version {}\n", options.provider, options.provider_version);
    return ExitCode::kOk;
}

Result<verifier::VerificationResult> run_verifier(const VerifyOptions& options,
                                                  const Pacts& pacts,
                                                  Console& console) {
    http::ClientSender provider({.timeout = options.request_timeout,
                                 .redirects_max = 0,
                                 .verify_tls = options.verify_provider_tls});
    const auto colour = console.colour ? verifier::Colour::kAlways : verifier::Colour::kNever;
    verifier::ConsoleReport report(
        [&](std::string_view text) { console.out << text << std::flush; }, colour);
    const SystemClock clock;
    SystemRandom random;
    return verifier::verify(pacts, options.verifier, {provider, report, clock, random});
}

std::expected<OpenBroker, CommandFailure> open_broker_if_wanted(const VerifyOptions& options) {
    if (options.broker.base_url.empty()) {
        return OpenBroker{};
    }
    return open_broker(options.broker);
}

}  // namespace

CommandOutcome verify(VerifyOptions options, Console& console) {
    auto broker = open_broker_if_wanted(options);
    if (!broker) {
        return std::unexpected(broker.error());
    }
    http::ClientSender web({.verify_tls = options.broker.verify_tls});
    const auto sources = make_sources(options, web, *broker);
    if (!sources) {
        return std::unexpected(sources.error());
    }
    const auto pacts = load_all(*sources);
    if (!pacts) {
        return std::unexpected(pacts.error());
    }
    if (pacts->empty()) {
        return no_pacts(options, "no pacts found to verify in " + places(*sources), console);
    }
    if (options.publish) {
        if (const auto checked = check_publishable(*pacts); !checked) {
            return std::unexpected(checked.error());
        }
    }
    const auto result = run_verifier(options, *pacts, console);
    if (!result) {
        return give_up(result.error(), Party::kProvider);
    }
    if (const auto written = write_reports(options, *result); !written) {
        return written;
    }
    if (result->counts().run == 0) {
        return no_pacts(options, "no interaction was run: the filters left none over", console);
    }
    if (options.publish) {
        if (const auto published = publish(options, *result, *broker->connection, console);
            !published) {
            return published;
        }
    }
    return result->passed() ? ExitCode::kOk : ExitCode::kNo;
}

}  // namespace accord::cli
