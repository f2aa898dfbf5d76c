// Lines up the rows of a matrix as text.
#include "broker/api/matrix/matrix_table.hpp"

#include "broker/api/rendering/text_table.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

TextRow line_of(const domain::MatrixRow& row) {
    TextRow line{row.consumer.name,
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

std::string_view deployable_text(const std::optional<bool>& deployable) {
    if (!deployable) {
        return "nil";
    }
    return *deployable ? "true" : "false";
}

}  // namespace

std::string render_matrix_table(const domain::Decision& decision) {
    std::vector<TextRow> lines{
        {"CONSUMER", "C_VERSION", "REVISION", "PROVIDER", "P_VERSION", "NUMBER", "SUCCESS"}};
    for (const auto& row : decision.matrix.considered) {
        lines.push_back(line_of(row));
    }
    for (const auto& row : decision.matrix.ignored) {
        lines.push_back(line_of(row));
    }
    return fmt::format("{}\n\nDeployable: {}\nReason: {}\n",
                       render_text_table(lines),
                       deployable_text(decision.summary.deployable),
                       decision.reason());
}

}  // namespace accord::broker::api
