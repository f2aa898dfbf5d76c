// Lines up columns.
#include "broker/api/rendering/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

std::vector<std::size_t> column_widths(const std::vector<TextRow>& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const TextRow& row : rows) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    return widths;
}

std::string padded(const TextRow& row, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        line += fmt::format("{}{:<{}}", i == 0 ? "" : " | ", row[i], widths[i]);
    }
    return line;
}

std::string rule(const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::size_t padding = i == 0 || i + 1 == widths.size() ? 1 : 2;
        line += fmt::format("{}{:-<{}}", i == 0 ? "" : "|", "", widths[i] + padding);
    }
    return line;
}

}  // namespace

std::string render_text_table(const std::vector<TextRow>& rows) {
    if (rows.size() < 2) {
        return "No data.";
    }
    const auto widths = column_widths(rows);
    std::string table = padded(rows.front(), widths) + "\n" + rule(widths);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        table += "\n" + padded(rows[i], widths);
    }
    return table;
}

}  // namespace accord::broker::api
