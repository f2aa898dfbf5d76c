// The peer's verdicts beside ours: see peer_verifier.hpp.
#include "peer_verifier.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "fixtures.hpp"
#include "verifier/headers/command_output.hpp"

#include <algorithm>
#include <cstdlib>

namespace accord::compatibility {
namespace {

/// Over HTTP the peer does not take off what a schema registry puts before the JSON, and fails
/// (docs/compatibility.md); within its own process it does, as the scenario wants.
constexpr std::string_view kSchemaRegistry = "kafka";

using Verdict = std::pair<std::string, bool>;

std::string in_shell_quotes(std::string_view text) {
    return "'" + replace_all(text, "'", R"('\'')") + "'";
}

std::string peer_command(const World& world,
                         const Verification& verification,
                         const std::string& program,
                         const std::string& report) {
    const auto url = verification.provider.url();
    const auto port = url.substr(url.rfind(':') + 1);
    auto command = fmt::format(
        "env -u SSL_CERT_FILE -u SSL_CERT_DIR PACT_DO_NOT_TRACK=true {} verifier -n p -h 127.0.0.1 "
        "-p {} --transports message:{}{} --no-colour -j {}",
        in_shell_quotes(program),
        port,
        port,
        MockProvider::kMessagesPath,
        in_shell_quotes(report));
    if (!verification.pacts.empty()) {
        command += " -d " + in_shell_quotes(world.folder.string());
    }
    if (verification.broker) {
        // With a selector it asks as we do.
        command += fmt::format(" -b {} --retries 0 --consumer-version-selectors {}",
                               in_shell_quotes(verification.broker->url()),
                               in_shell_quotes(R"({"latest":true})"));
    }
    if (verification.state_callback) {
        command += fmt::format(" --state-change-teardown -s {}",
                               in_shell_quotes(url + std::string(MockProvider::kStatesPath)));
    }
    for (const auto& [name, value] : verification.custom_headers) {
        command += " -H " + in_shell_quotes(name + "=" + value);
    }
    return command + " >/dev/null 2>&1; true";
}

std::vector<Verdict> peers_verdicts(const std::string& report) {
    const auto document = value_of(json::parse(value_of(read_file(report))));
    std::vector<Verdict> verdicts;
    for (const auto& result : document.at("interactionResults").as_array()) {
        const auto& one = result.as_object();
        verdicts.emplace_back(json::string_or(one, "description"),
                              json::string_or(one, "result") == "OK");
    }
    std::ranges::sort(verdicts);
    return verdicts;
}

std::string shown(const std::vector<Verdict>& verdicts) {
    std::string text;
    for (const auto& [description, passed] : verdicts) {
        text += fmt::format("  {} {}\n", passed ? "passed" : "failed", description);
    }
    return text;
}

}  // namespace

void compare_with_peer(World& world, Verification& verification) {
    const char* program = std::getenv("ACCORD_PEER_VERIFIER");
    if (program == nullptr) {
        return;
    }
    for (const auto* result : verification.results()) {
        if (result->description == kSchemaRegistry) {
            fmt::print("not compared: {}\n", kSchemaRegistry);
            return;
        }
    }
    const auto events = verification.provider.events().size();
    const auto report = (world.folder / "peer.report").string();
    // It asks a state change URL that fails again and again, for minutes.
    value_of(verifier::output_of(peer_command(world, verification, program, report),
                                 std::chrono::minutes(4)));
    verification.provider.forget_after(events);
    std::vector<Verdict> ours;
    for (const auto* result : verification.results()) {
        ours.emplace_back(result->description, result->passed());
    }
    std::ranges::sort(ours);
    const auto theirs = peers_verdicts(report);
    require(ours == theirs, fmt::format("accord says\n{}the peer\n{}", shown(ours), shown(theirs)));
}

}  // namespace accord::compatibility
