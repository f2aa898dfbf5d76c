// Which reports `accord verifier` makes: see verifier_options.hpp.
#include "cli/verifier/verifier_options.hpp"
#include "verifier/reports/last_failures.hpp"

#include <memory>

namespace accord::cli {
namespace {

Result<void> read_last_failures(VerifyOptions& into) {
    const auto& report = into.verification.reports.json;
    if (!into.last_failed || report.empty()) {
        return {};
    }
    auto failed = verifier::last_failures(report);
    if (!failed) {
        return fail(failed.error(), "--last-failed");
    }
    into.verification.verifier.filter.only = std::move(*failed);
    return {};
}

Result<void> check_reports(const VerifyOptions& given, const std::string& xslt) {
    if (!xslt.empty()) {
        return invalid_input(
            "--xslt is not supported: the HTML report is not made from XML; --junit is XML");
    }
    return check_needs(
        {{given.last_failed, !given.verification.reports.json.empty(), "--last-failed", "--json"}});
}

}  // namespace

OptionGroup add_report_options(Options& options, VerifyOptions& into) {
    auto& reports = into.verification.reports;
    options
        .value("-j,--json",
               reports.json,
               "File to write the JSON report to",
               "PACT_VERIFIER_JSON_REPORT")
        .file();
    options
        .value("-x,--junit",
               reports.junit,
               "File to write the JUnit XML report to",
               "PACT_VERIFIER_JUNIT_REPORT")
        .file();
    options
        .value(
            "--html", reports.html, "File to write the HTML report to", "PACT_VERIFIER_HTML_REPORT")
        .file();
    options
        .value("--markdown",
               reports.markdown,
               "File to write a Markdown report to, for a pull request or GITHUB_STEP_SUMMARY",
               "ACCORD_VERIFIER_MARKDOWN_REPORT")
        .file();
    options.flag("--github-annotations",
                 into.annotates,
                 "Print annotations of GitHub Actions for what did not pass",
                 "GITHUB_ACTIONS");
    options.flag("--no-colour,--no-color", into.no_colour, "Do not use colours on a terminal");
    options
        .value("-l,--loglevel,--log-level",
               into.log_level,
               "What is logged to standard error: off, error, warn, info (each request) or debug "
               "(with bodies)")
        .one_of({"off", "none", "error", "warn", "info", "debug", "trace"});
    // Scripts of the Pact verifier have them; our log has one form.
    for (const auto* form : {"--pretty-log", "--full-log", "--compact-log"}) {
        options.ignored_flag(form);
    }
    options.flag("--last-failed",
                 into.last_failed,
                 "Only interactions that did not pass by the report of --json as it is; all, where "
                 "there are none");
    const auto xslt = std::make_shared<std::string>();
    options.value("--xslt", *xslt, "").hidden();
    return {.read = [&into] { return read_last_failures(into); },
            .check = [&into, xslt] { return check_reports(into, *xslt); }};
}

}  // namespace accord::cli
