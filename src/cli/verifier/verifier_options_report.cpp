// Which reports `accord verifier` makes: see verifier_options.hpp.
#include "cli/verifier/verifier_options.hpp"

namespace accord::cli {

OptionGroup add_report_options(Options& options, VerifyOptions& into) {
    auto& reports = into.verification.reports;
    options.value(
        "-j,--json", reports.json, "File to write the JSON report to", "PACT_VERIFIER_JSON_REPORT");
    options.value("-x,--junit",
                  reports.junit,
                  "File to write the JUnit XML report to",
                  "PACT_VERIFIER_JUNIT_REPORT");
    options.flag("--no-colour,--no-color", into.no_colour, "Do not use colours on a terminal");
    return {};
}

}  // namespace accord::cli
