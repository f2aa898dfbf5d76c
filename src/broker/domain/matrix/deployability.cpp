// Counts the rows of a matrix, decides, and says why.
#include "broker/domain/matrix/deployability.hpp"

#include "broker/domain/matrix/missing_results.hpp"

#include <algorithm>
#include <map>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kNoEnvironment =
    "WARN: It is recommended to specify the environment into which you are deploying. Without the "
    "environment, this result will not be reliable.";
constexpr std::string_view kNoVersionNumber =
    "WARN: It is recommended to specify the version number (rather than the tag or branch) of the "
    "pacticipant you wish to deploy to avoid race conditions. Without a version number, this "
    "result "
    "will not be reliable.";

Summary summarise(const MatrixFacts& facts, const Matrix& matrix, const MissingResults& missing) {
    const auto count = [&](std::optional<bool> success) {
        return static_cast<std::size_t>(
            std::ranges::count(matrix.considered, success, &MatrixRow::success));
    };
    Summary summary{
        .deployable = std::nullopt,
        .success = count(true),
        .failed = count(false),
        .unknown = count(std::nullopt) + missing.count + unknown_for_limit(facts, matrix),
        .ignored = std::nullopt};
    if (!facts.ignore.empty()) {
        summary.ignored = matrix.ignored.size();
    }
    if (std::ranges::any_of(facts.selectors, is_missing)) {
        summary.deployable = false;
    } else if (summary.unknown == 0) {
        summary.deployable = summary.failed == 0;
    }
    return summary;
}

void add_warnings(const MatrixFacts& facts, std::vector<DecisionNotice>& notices) {
    const auto warn = [&](std::string text) {
        notices.push_back({DecisionNotice::Type::kWarning, std::move(text)});
    };
    for (const ResolvedSelector& selector : facts.ignore) {
        if (!selector.pacticipant_exists() || !selector.version_exists()) {
            warn("WARN: Cannot ignore " + describe(selector));
        }
    }
    const MatrixOptions& options = facts.options;
    const bool to_somewhere = options.tag || options.environment || options.main_branch;
    if (std::ranges::count_if(facts.selectors, &ResolvedSelector::is_specified) == 1 &&
        !to_somewhere) {
        warn(std::string(kNoEnvironment));
    }
    // Names alone are a look at the matrix, not a question about a deployment.
    bool asks_for_version = false;
    bool names_version = false;
    for (const ResolvedSelector& selector : facts.selectors) {
        if (!selector.is_specified()) {
            continue;
        }
        asks_for_version = asks_for_version || !selector.asked.names_only_pacticipant();
        names_version = names_version || selector.asked.version.has_value();
    }
    if (asks_for_version && !names_version) {
        warn(std::string(kNoVersionNumber));
    }
}

/// The selectors that take rows out. A pact without a result has no provider version by which it
/// could be ignored: it is, when all those that could give one are.
std::vector<ResolvedSelector> ignoring(const MatrixFacts& facts) {
    std::vector<ResolvedSelector> ignore = facts.ignore;
    std::map<std::int64_t, bool> all_ignored;
    for (const ResolvedSelector& selector : facts.selectors) {
        const bool ignored = selector.ignored && selector.version_exists();
        const auto known = all_ignored.try_emplace(selector.pacticipant.id, true).first;
        known->second = known->second && ignored;
    }
    for (const auto& [id, ignored] : all_ignored) {
        if (ignored) {
            ignore.push_back({.pacticipant = {.id = id}});
        }
    }
    return ignore;
}

}  // namespace

std::string_view to_string(DecisionNotice::Type type) {
    switch (type) {
        case DecisionNotice::Type::kSuccess:
            return "success";
        case DecisionNotice::Type::kWarning:
            return "warning";
        case DecisionNotice::Type::kError:
            return "error";
    }
    return "error";
}

std::string Decision::reason() const {
    std::string text;
    for (const DecisionNotice& notice : notices) {
        if (!text.empty()) {
            text += '\n';
        }
        text += notice.text;
    }
    return text;
}

Decision decide(MatrixFacts facts) {
    Decision decision;
    MissingResults missing;
    add_versions_without_row(facts, missing);
    add_instances_without_result(facts, missing);
    decision.matrix = build_matrix(std::move(facts.rows), facts.options, ignoring(facts));
    add_integrations_without_row(facts, decision.matrix, missing);
    decision.summary = summarise(facts, decision.matrix, missing);
    add_warnings(facts, decision.notices);
    decision.obstacles = find_obstacles(facts, decision.matrix, missing);
    for (const Obstacle& obstacle : decision.obstacles) {
        decision.notices.push_back({DecisionNotice::Type::kError, obstacle.text});
    }
    if (decision.obstacles.empty()) {
        DecisionNotice& notice = decision.notices.emplace_back();
        notice.text = decision.matrix.considered.empty()
                          ? "There are no missing dependencies"
                          : "All required verification results are published and successful";
    }
    decision.options = std::move(facts.options);
    decision.selectors = std::move(facts.selectors);
    return decision;
}

}  // namespace accord::broker::domain
