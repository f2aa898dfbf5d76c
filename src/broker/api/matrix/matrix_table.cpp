// Lines up the rows of a matrix as text.
#include "broker/api/matrix/matrix_table.hpp"

#include <fmt/format.h>

#include <array>

namespace accord::broker::api {
namespace {

constexpr std::size_t kColumns = 7;
using Line = std::array<std::string, kColumns>;

Line line_of(const domain::MatrixRow& row) {
    Line line{row.consumer.name,
              row.consumer_version.number,
              std::to_string(row.revision),
              row.provider.name,
              "",
              "",
              ""};
    if (row.verification) {
        line[4] = row.verification->provider_version.number;
        line[5] = std::to_string(row.verification->number);
        line[6] = row.verification->success ? "true" : "false";
    }
    return line;
}

std::string render_lines(const std::vector<Line>& lines) {
    std::array<std::size_t, kColumns> widths{};
    for (const Line& line : lines) {
        for (std::size_t i = 0; i < kColumns; ++i) {
            widths[i] = std::max(widths[i], line[i].size());
        }
    }
    const auto render = [&](const Line& line) {
        std::string out;
        for (std::size_t i = 0; i < kColumns; ++i) {
            out += fmt::format("{}{:<{}}", i == 0 ? "" : " | ", line[i], widths[i]);
        }
        return out;
    };
    std::string out = render(lines.front());
    out += '\n';
    for (std::size_t i = 0; i < kColumns; ++i) {
        const std::size_t padding = i == 0 || i + 1 == kColumns ? 1 : 2;
        out += fmt::format("{}{:-<{}}", i == 0 ? "" : "|", "", widths[i] + padding);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        out += "\n" + render(lines[i]);
    }
    return out;
}

std::string_view deployable_text(const std::optional<bool>& deployable) {
    if (!deployable) {
        return "nil";
    }
    return *deployable ? "true" : "false";
}

}  // namespace

std::string render_matrix_table(const domain::Decision& decision) {
    std::vector<Line> lines{
        {"CONSUMER", "C_VERSION", "REVISION", "PROVIDER", "P_VERSION", "NUMBER", "SUCCESS"}};
    for (const auto& row : decision.matrix.considered) {
        lines.push_back(line_of(row));
    }
    for (const auto& row : decision.matrix.ignored) {
        lines.push_back(line_of(row));
    }
    return fmt::format("{}\n\nDeployable: {}\nReason: {}\n",
                       lines.size() == 1 ? "No data." : render_lines(lines),
                       deployable_text(decision.summary.deployable),
                       decision.reason());
}

}  // namespace accord::broker::api
