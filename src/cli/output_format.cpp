// What commands have in common when they write: see output_format.hpp.
#include "cli/output_format.hpp"

#include "base/text.hpp"
#include "cli/options.hpp"

#include <algorithm>
#include <iterator>

namespace accord::cli {
namespace {

Tone tone_of(std::string_view type) {
    if (type == "success") {
        return Tone::kGood;
    }
    if (type == "error" || type == "danger") {
        return Tone::kBad;
    }
    if (type == "warning" || type == "prompt") {
        return Tone::kWarning;
    }
    return type == "debug" ? Tone::kFaint : Tone::kPlain;
}

/// A cell is one line, and a tab in it would move the columns after it.
std::string printable_cell(const std::string& cell) {
    return replace_all(printable_line(cell), "\t", "\\x09");
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string to_line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::string cell = i < cells.size() ? cells[i] : "";
        line += (i == 0 ? "" : " | ") + cell + std::string(widths[i] - width_of(cell), ' ');
    }
    return without_trailing_spaces(std::move(line));
}

std::vector<std::size_t> widths_of(const std::vector<std::string>& head,
                                   const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < head.size(); ++i) {
        std::size_t width = width_of(head[i]);
        for (const auto& row : rows) {
            width = std::max(width, i < row.size() ? width_of(row[i]) : 0);
        }
        widths.push_back(width);
    }
    return widths;
}

/// The line below the head: "-----|------|-----".
std::string to_rule(const std::vector<std::size_t>& widths) {
    std::string rule;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::size_t margins = i == 0 || i + 1 == widths.size() ? 1 : 2;
        rule += (i == 0 ? "" : "|") + std::string(widths[i] + margins, '-');
    }
    return rule;
}

}  // namespace

Option add_output_option(Options& options,
                         std::string& output,
                         const std::vector<std::string>& choices) {
    output = choices.front();
    return options.value_or_default("-o,--output", output, "Output format").one_of(choices);
}

bool write_document(Console& console, const std::string& output, const json::Value& document) {
    if (output != "json" && output != "pretty") {
        return false;
    }
    console.out << (output == "json" ? json::write_compact(document) : json::write_pretty(document))
                << '\n';
    return true;
}

CommandOutcome show(Console& console,
                    const std::string& output,
                    const Result<json::Value>& answer,
                    const std::function<std::string(const json::Value& document)>& text) {
    if (!answer) {
        return give_up(answer.error(), Party::kBroker);
    }
    if (!write_document(console, output, *answer)) {
        console.out << text(*answer) << '\n';
    }
    return ExitCode::kOk;
}

void confirm(Console& console, std::string_view done) {
    console.out << confirmation(console, done) << '\n';
}

std::string confirmation(const Console& console, std::string_view done) {
    return toned(console, Tone::kGood, done);
}

std::string to_text(const Console& console,
                    const std::vector<broker_client::BrokerNotice>& notices) {
    std::string text;
    for (const auto& notice : notices) {
        text += (text.empty() ? "" : "\n") +
                toned(console, tone_of(notice.type), printable(notice.text));
    }
    return text;
}

std::string to_table(const std::vector<std::string>& head,
                     const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::vector<std::string>> shown;
    for (const auto& row : rows) {
        auto& cells = shown.emplace_back();
        std::ranges::transform(row, std::back_inserter(cells), printable_cell);
    }
    const auto widths = widths_of(head, shown);
    std::string table = to_line(head, widths) + "\n" + to_rule(widths);
    for (const auto& row : shown) {
        table += "\n" + to_line(row, widths);
    }
    return table;
}

std::string to_lines(const Facts& facts) {
    std::string lines;
    for (const auto& [name, value] : facts) {
        if (!value.empty()) {
            lines +=
                fmt::format("{}{}: {}", lines.empty() ? "" : "\n", name, printable_line(value));
        }
    }
    return lines;
}

std::string word_at(const json::Value& document, std::string_view pointer) {
    const auto* value = json::at_pointer(document, pointer);
    return value == nullptr || value->is_null() ? "" : json::text_of(*value);
}

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace accord::cli
