// `accord doctor`: looks at what commands that speak to a broker need, and says what is wrong and
// what to do. It reads, and changes nothing.
#include "base/clock.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/doctor/checks.hpp"
#include "cli/doctor/doctor_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"
#include "cli/programs.hpp"
#include "http/url.hpp"

#include <algorithm>
#include <cstdlib>

namespace accord::cli {
namespace {

constexpr std::chrono::milliseconds kPatience{10'000};

struct Doctor {
    BrokerAccess broker;
    std::string output;
};

struct Answer {
    Result<http::Response> response;
    std::chrono::milliseconds took;
    Instant at;  ///< half-way between request and response
};

Answer ask_index(const OpenBroker& open, const broker_client::Credentials& credentials) {
    broker_client::HomeSender sender(open.url.origin(), credentials, *open.sender);
    const SystemClock clock;
    const auto begin = clock.now();
    auto response =
        sender.send(open.url, {.headers = {{"Accept", "application/hal+json, application/json"}}});
    const auto end = clock.now();
    return {std::move(response),
            std::chrono::round<std::chrono::milliseconds>(end - begin),
            begin + (end - begin) / 2};
}

/// What the answer says; the rest of it only where that is the index of a broker.
void look_at_answer(const OpenBroker& open, const Answer& answer, std::vector<Finding>& findings) {
    const auto& response = *answer.response;
    const bool is_open = !open.credentials.empty() && response.status == 200 && [&] {
        const auto anonymous = ask_index(open, {}).response;
        return anonymous && anonymous->status == 200;
    }();
    findings.push_back(check_credentials(response.status, open.credentials, is_open));
    findings.push_back(check_clock(response, answer.at));
    if (response.status == 401 || response.status == 403) {
        return;
    }
    const auto index = json::parse(response.body).value_or(json::Value());
    findings.push_back(check_index(response, index));
    if (findings.back().health == Health::kOk) {
        findings.push_back(check_versions(response, index));
        findings.push_back(check_links(open.url, index, open.credentials));
    }
}

/// A proxy speaks with the server for us, and is asked for that by the request alone.
bool goes_through_proxy(const http::Url& url, const Result<http::ProxySettings>& proxies) {
    return proxies && proxies->proxy_for(url) != nullptr;
}

std::vector<Finding> look_around(const OpenBroker& open) {
    const auto proxies = http::ProxySettings::read(std::getenv);
    std::vector<Finding> findings{check_address(open.url, open.credentials),
                                  check_proxy(open.url, proxies)};
    if (open.url.scheme == "https" && !goes_through_proxy(open.url, proxies)) {
        findings.push_back(
            check_certificate(open.url,
                              http::look_at_certificate(open.url, open.tls, kPatience),
                              open.tls.verify,
                              SystemClock().now()));
    }
    const auto answer = ask_index(open, open.credentials);
    findings.push_back(check_connection(answer.response, answer.took));
    if (findings.back().health == Health::kOk) {
        look_at_answer(open, answer, findings);
    }
    return findings;
}

Tone tone_of(Health health) {
    return health == Health::kOk     ? Tone::kGood
           : health == Health::kWarn ? Tone::kWarning
                                     : Tone::kBad;
}

std::string findings_text(const Console& console, const std::vector<Finding>& findings) {
    std::string text;
    for (const auto& finding : findings) {
        text += fmt::format(
            "{} {:<12} {}\n",
            toned(console, tone_of(finding.health), fmt::format("{:<4}", word_of(finding.health))),
            finding.about,
            printable_line(finding.found));
        if (!finding.next.empty()) {
            text += fmt::format("{:18}-> {}\n", "", finding.next);
        }
    }
    return text;
}

std::string findings_table(const std::vector<Finding>& findings) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& finding : findings) {
        rows.push_back(
            {finding.about, std::string(word_of(finding.health)), finding.found, finding.next});
    }
    return to_table({"CHECK", "RESULT", "FOUND", "DO NEXT"}, rows) + "\n";
}

json::Value findings_document(const std::vector<Finding>& findings, bool is_healthy) {
    json::Array checks;
    for (const auto& finding : findings) {
        checks.push_back(json::Object{{"check", finding.about},
                                      {"result", word_of(finding.health)},
                                      {"found", finding.found},
                                      {"next", finding.next}});
    }
    return json::Object{
        {"version", ACCORD_VERSION}, {"healthy", is_healthy}, {"checks", std::move(checks)}};
}

CommandOutcome run_doctor(const Doctor& command, Console& console) {
    std::vector<Finding> findings;
    if (command.broker.base_url.empty()) {
        findings.push_back({"base URL",
                            Health::kFail,
                            "none is given",
                            "give --broker-base-url, or set PACT_BROKER_BASE_URL"});
    } else {
        const auto open = open_broker(command.broker, kPatience);
        if (!open) {
            return std::unexpected(open.error());
        }
        findings = look_around(*open);
    }
    const bool is_healthy = std::ranges::none_of(
        findings, [](const auto& finding) { return finding.health == Health::kFail; });
    if (!write_document(console, command.output, findings_document(findings, is_healthy))) {
        console.out << (command.output == "table" ? findings_table(findings)
                                                  : findings_text(console, findings));
    }
    return is_healthy ? ExitCode::kOk : ExitCode::kNo;
}

}  // namespace

Action doctor_command(CLI::App& app) {
    auto command = std::make_shared<Doctor>();
    Options options(app);
    add_broker_access_once(options, command->broker);
    add_output_option(options, command->output, kTextTableOrJson);
    return [command](Console& console) { return run_doctor(*command, console); };
}

}  // namespace accord::cli
