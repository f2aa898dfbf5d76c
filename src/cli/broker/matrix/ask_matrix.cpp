// The matrix is asked: see ask_matrix.hpp.
#include "cli/broker/matrix/ask_matrix.hpp"

#include "base/text.hpp"
#include "cli/broker/matrix/matrix_text.hpp"
#include "cli/broker/matrix/waiting.hpp"
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

void write(const MatrixCommand& command, const broker_client::Matrix& matrix, Console& console) {
    if (write_document(console, command.output, matrix.document)) {
        return;
    }
    const auto text = to_text(console, matrix);
    if (!command.dry_run) {
        console.out << text << '\n';
        return;
    }
    const std::string prefix = toned(console, Tone::kWarning, "[dry-run] ");
    console.out << prefix << replace_all(text, "\n", "\n" + prefix) << '\n'
                << prefix << "dry run: the exit code is 0 in any case\n";
}

/// Puts the names in a variable, divided by commas, to those that are ignored.
void ignore_those_of(const char* variable, broker_client::MatrixQuestion& question) {
    const auto names = process_variable(variable);
    if (!names) {
        return;
    }
    for (const auto name : split(*names, ',')) {
        if (!trim(name).empty()) {
            question.ignored.push_back({.pacticipant = std::string(trim(name))});
        }
    }
}

}  // namespace

void add_answer_options(Options& options, MatrixCommand& command, const char* dry_run_variable) {
    const auto wait = options.told(
        "--wait",
        [&command](const std::string& text) { command.wait = parse_wait(text).value(); },
        "How long to wait for missing verification results, such as 90s, 10m or 1h: the answer is "
        "there as soon as they are");
    wait.checked([](const std::string& text) {
        const auto parsed = parse_wait(text);
        return parsed ? std::string() : parsed.error().message;
    });
    const auto retries =
        options.value("--retry-while-unknown",
                      command.retries,
                      "How many more times to ask while verification results are missing");
    retries.excludes(wait);
    options
        .value_or_default(
            "--retry-interval", command.retry_interval_s, "Seconds between two attempts")
        .needs(retries);
    options.flag("--dry-run",
                 command.dry_run,
                 "Print the answer, but always exit with code 0",
                 dry_run_variable);
    add_output_option(options, command.output, kTableOrJson);
}

CommandOutcome ask_matrix(MatrixCommand command, const char* ignored_variable, Console& console) {
    auto selectors = command.selectors.finish();
    if (!selectors) {
        return give_up(selectors.error(), Party::kInput);
    }
    command.question.selectors = std::move(selectors->wanted);
    command.question.ignored = std::move(selectors->ignored);
    ignore_those_of(ignored_variable, command.question);
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        const auto matrix = ask_until_known(broker, command, console.err);
        if (!matrix && command.dry_run) {
            console.err << "[dry-run] " << matrix.error().message << '\n';
            return ExitCode::kOk;
        }
        if (!matrix) {
            return give_up(matrix.error(), Party::kBroker);
        }
        write(command, *matrix, console);
        return matrix->deployable || command.dry_run ? ExitCode::kOk : ExitCode::kNo;
    });
}

}  // namespace accord::cli
