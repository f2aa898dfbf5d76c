// The JUnit XML report: see junit_report.hpp.
#include "verifier/reports/junit_report.hpp"

#include "base/text.hpp"
#include "matching/explain/mismatch_text.hpp"
#include "verifier/reports/words.hpp"

namespace accord::verifier {
namespace {

/// Text for XML 1.0: markup escaped, and what it can't hold shown as on a terminal.
std::string escaped(std::string_view text) { return escape_markup(printable(text)); }

/// The same for an attribute, whose line ends would become spaces.
std::string attribute(std::string_view text) { return escape_markup(printable_line(text)); }

std::string seconds(std::chrono::microseconds duration) {
    return fmt::format("{:.3f}", static_cast<double>(duration.count()) / 1e6);
}

std::string title(const InteractionResult& interaction) {
    std::string given;
    for (std::size_t i = 0; i < interaction.states.size(); ++i) {
        given += (i == 0 ? "Given " : " And ") + interaction.states[i];
    }
    return given.empty() ? interaction.description : given + " - " + interaction.description;
}

std::string explanation(const InteractionResult& interaction) {
    std::string text;
    for (const auto& mismatch : interaction.mismatches) {
        text += to_text(mismatch, detail_of(interaction));
    }
    if (!interaction.difference.empty()) {
        text += fmt::format("{}\n{}",
                            matching::kDifferenceHeading,
                            to_text(interaction.difference, Colour::kNever));
    }
    return interaction.error ? text + interaction.error->message + "\n" : text;
}

bool is_error_case(const InteractionResult& interaction) {
    return interaction.outcome() != InteractionOutcome::kMismatched &&
           interaction.outcome() != InteractionOutcome::kProviderFailed;
}

std::string_view message_of(const InteractionResult& interaction) {
    if (!is_error_case(interaction)) {
        return "Verification for interaction failed";
    }
    return interaction.outcome() == InteractionOutcome::kStateFailed && !interaction.met_nobody()
               ? "The provider state could not be set up"
               : "The interaction could not be run";
}

std::string test_case(const PactResult& pact, const InteractionResult& interaction) {
    const std::string start =
        fmt::format(R"(    <testcase classname="{} - {}" name="{}" time="{}")",
                    attribute(pact.consumer),
                    attribute(pact.provider),
                    attribute(title(interaction)),
                    seconds(interaction.duration));
    if (interaction.passed()) {
        return start + "/>\n";
    }
    const std::string text = escaped(explanation(interaction));
    if (interaction.is_excused()) {
        return fmt::format(
            "{}>\n      <skipped message=\"pending\">{}</skipped>\n    </testcase>\n", start, text);
    }
    // An error is what could not be judged, a failure what was.
    const bool is_error = is_error_case(interaction);
    return fmt::format("{0}>\n      <{1} message=\"{2}\">{3}</{1}>\n    </testcase>\n",
                       start,
                       is_error ? "error" : "failure",
                       message_of(interaction),
                       text);
}

std::string unreadable_case(const PactResult& pact) {
    const std::string_view message =
        pact.was_fetched ? "The pact could not be read" : "The pact could not be fetched";
    return fmt::format(
        "    <testcase classname=\"{0}\" name=\"{0}\" time=\"0\">\n"
        "      <{1} message=\"{2}\">{3}</{1}>\n    </testcase>\n",
        attribute(pact.origin),
        pact.is_excused() ? "skipped" : "error",
        pact.is_excused() ? "pending" : message,
        escaped(pact.unreadable->message));
}

std::string property(std::string_view name, std::string_view value) {
    return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, attribute(value));
}

/// Where the pact is from and why it is verified, and what its contract would notice.
std::string properties_of(const PactResult& pact) {
    std::string properties = property("origin", pact.origin);
    for (const auto& reason : reasons_for(pact)) {
        properties += property("why", join(trimmed_lines(reason), " "));
    }
    if (const auto score = pact.mutation()) {
        properties += property("mutationScore", to_words(*score));
    }
    return fmt::format("    <properties>\n{}    </properties>\n", properties);
}

std::string suite(const PactResult& pact, std::size_t id, Instant started_at) {
    const std::size_t unreadable = pact.unreadable ? 1 : 0;
    std::size_t skipped = pact.unreadable && pact.is_excused() ? 1 : 0;
    std::size_t errors = unreadable - skipped;
    std::size_t failures = 0;
    std::chrono::microseconds time{0};
    std::string cases = pact.unreadable ? unreadable_case(pact) : "";
    for (const auto& interaction : pact.interactions) {
        cases += test_case(pact, interaction);
        time += interaction.duration;
        const bool counts = !interaction.passed() && !interaction.is_excused();
        errors += counts && is_error_case(interaction) ? 1 : 0;
        failures += counts && !is_error_case(interaction) ? 1 : 0;
        skipped += interaction.is_excused() ? 1 : 0;
    }
    return fmt::format(
        "  <testsuite id=\"{}\" name=\"{}\" package=\"{}\" tests=\"{}\" errors=\"{}\" "
        "failures=\"{}\" skipped=\"{}\" timestamp=\"{}\" time=\"{}\">\n{}{}  </testsuite>\n",
        id,
        attribute(pact.unreadable ? pact.origin : pact.provider),
        attribute(pact.consumer),
        pact.interactions.size() + unreadable,
        errors,
        failures,
        skipped,
        to_iso8601(started_at),
        seconds(time),
        properties_of(pact),
        cases);
}

}  // namespace

std::string to_junit_report(const VerificationResult& result) {
    std::string suites;
    for (std::size_t i = 0; i < result.pacts.size(); ++i) {
        suites += suite(result.pacts[i], i, result.started_at);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n{}</testsuites>\n", suites);
}

}  // namespace accord::verifier
