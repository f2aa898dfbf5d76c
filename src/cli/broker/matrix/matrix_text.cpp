// can-i-deploy's answer for a person: see matrix_text.hpp.
#include "cli/broker/matrix/matrix_text.hpp"

#include "cli/broker/matrix/explanation_text.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

constexpr std::string_view kUnknown = "???";
constexpr std::size_t kCommitDigits = 40;

std::string text_at(const json::Value& row, std::string_view pointer) {
    const auto* value = json::at_pointer(row, pointer);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string(kUnknown);
}

std::string success_of(const json::Value& row) {
    const auto* success = json::at_pointer(row, "/verificationResult/success");
    const auto* ignored = json::find(row, "ignored");
    std::string text(kUnknown);
    if (success != nullptr && success->is_bool()) {
        text = success->get_bool() ? "true" : "false";
    }
    return ignored != nullptr && ignored->is_bool() && ignored->get_bool() ? text + " [ignored]"
                                                                           : text;
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::vector<std::string> to_cells(const json::Value& row, std::string reference) {
    return {text_at(row, "/consumer/name"),
            abbreviated(text_at(row, "/consumer/version/number")),
            text_at(row, "/provider/name"),
            abbreviated(text_at(row, "/provider/version/number")),
            success_of(row),
            std::move(reference)};
}

std::string to_result_line(const json::Value& row, std::size_t number, const std::string& url) {
    const bool success = success_of(row).starts_with("true");
    return fmt::format(
        "\n{}. {} ({})", number, printable_line(url), success ? "success" : "failure");
}

}  // namespace

std::string to_text(const Console& console, const broker_client::Matrix& matrix) {
    std::string text = matrix.deployable
                           ? toned(console, Tone::kGood, "Computer says yes \\o/")
                           : toned(console, Tone::kBad, "Computer says no ¯\\_(ツ)_/¯");
    if (const auto table = matrix_table(matrix.document); !table.empty()) {
        text += "\n\n" + table;
    }
    const auto notices = to_text(console, matrix.notices);
    const auto tone = matrix.deployable ? Tone::kGood : Tone::kBad;
    text += "\n\n" + (notices.empty() ? toned(console, tone, printable(matrix.reason)) : notices);
    return text + explanation_text(console, matrix.document);
}

std::string matrix_table(const json::Value& document) {
    const auto* rows = json::find(document, "matrix");
    if (rows == nullptr || !rows->is_array() || rows->get_array().empty()) {
        return "";
    }
    std::vector<std::vector<std::string>> cells;
    std::string results;
    std::size_t results_seen = 0;
    for (const auto& row : rows->get_array()) {
        const auto url = text_at(row, "/verificationResult/_links/self/href");
        const bool has_result = url != kUnknown;
        cells.push_back(to_cells(row, has_result ? std::to_string(++results_seen) : ""));
        if (has_result) {
            results += to_result_line(row, results_seen, url);
        }
    }
    const auto table =
        to_table({"CONSUMER", "C.VERSION", "PROVIDER", "P.VERSION", "SUCCESS?", "RESULT#"}, cells);
    return results.empty() ? table
                           : table + "\n\nVERIFICATION RESULTS\n--------------------" + results;
}

std::string abbreviated(std::string_view version) {
    std::size_t digits = 0;
    for (std::size_t i = 0; i <= version.size(); ++i) {
        if (i < version.size() && is_hex(version[i])) {
            ++digits;
            continue;
        }
        if (digits == kCommitDigits) {
            const auto start = i - kCommitDigits;
            return fmt::format(
                "{}{}...{}", version.substr(0, start), version.substr(start, 7), version.substr(i));
        }
        digits = 0;
    }
    return std::string(version);
}

}  // namespace accord::cli
