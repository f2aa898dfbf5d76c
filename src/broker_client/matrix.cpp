// can-i-deploy: see matrix.hpp.
#include "broker_client/matrix.hpp"

#include "base/query.hpp"

namespace accord::broker_client {
namespace {

void add_selectors(std::string& query,
                   std::string_view list,
                   const std::vector<MatrixSelector>& selectors) {
    for (const auto& selector : selectors) {
        const auto add_field = [&](std::string_view name, std::string_view value) {
            if (!value.empty()) {
                add_parameter(query, fmt::format("{}[][{}]", list, name), value);
            }
        };
        add_field("pacticipant", selector.pacticipant);
        add_field("version", selector.version);
        add_field("latest", selector.latest ? "true" : "");
        add_field("tag", selector.tag);
        add_field("branch", selector.branch);
        add_field("mainBranch", selector.main_branch ? "true" : "");
    }
}

}  // namespace

std::string to_query(const MatrixQuestion& question) {
    const bool alone = question.selectors.size() == 1;
    std::string query;
    add_selectors(query, "q", question.selectors);
    // of several provider versions in one environment each counts, not the latest alone
    const bool one_of_each = alone && question.to_environment.empty();
    add_parameter(query, "latestby", one_of_each ? "cvp" : "cvpv");
    if (question.limit) {
        add_parameter(query, "limit", std::to_string(*question.limit));
    }
    if (!question.to_environment.empty()) {
        add_parameter(query, "environment", question.to_environment);
    }
    if (!question.to_tag.empty()) {
        add_parameter(query, "latest", "true");
        add_parameter(query, "tag", question.to_tag);
    } else if (question.with_main_branches) {
        add_parameter(query, "latest", "true");
        add_parameter(query, "mainBranch", "true");
    } else if (alone && question.to_environment.empty()) {
        add_parameter(query, "latest", "true");
    }
    add_selectors(query, "ignore", question.ignored);
    return query;
}

Result<Matrix> ask_matrix(Connection& broker, const MatrixQuestion& question) {
    // no relation of the index leads there; can-i-deploy's take one version, and nothing to ignore;
    // a broker that explains nothing overlooks the last parameter
    auto document = broker.get(fmt::format("matrix?{}&explain=true", to_query(question)));
    if (!document) {
        return fail(document.error());
    }
    const auto* summary = json::find(*document, "summary");
    if (summary == nullptr || !summary->is_object()) {
        return fail(ErrorCode::kInvalidInput,
                    broker.base_url() + "/matrix: the response has no summary");
    }
    Matrix matrix{.deployable = json::bool_or(summary->get_object(), "deployable", false),
                  .reason = json::string_or(summary->get_object(), "reason"),
                  .notices = notices_of(*document)};
    if (const auto* unknown = json::find(*summary, "unknown");
        unknown != nullptr && unknown->is_int64() && unknown->get_int64() > 0) {
        matrix.unknown = static_cast<unsigned>(unknown->get_int64());
    }
    matrix.document = std::move(*document);
    return matrix;
}

}  // namespace accord::broker_client
