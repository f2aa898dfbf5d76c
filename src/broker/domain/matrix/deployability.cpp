// Counts the rows of a matrix, decides, and says why.
#include "broker/domain/matrix/deployability.hpp"

#include "broker/domain/matrix/missing_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>

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

/// More sentences about missing results than these tell nobody anything.
constexpr std::size_t kMissingToldMax = 100;

bool is_missing(const ResolvedSelector& selector) {
    return selector.is_specified() && !selector.ignored && !selector.version_exists();
}

/// Finds words for the two ends of a row or of what is missing: those of the selector that brought
/// it in, or else of the first row that names the pacticipant.
class Describer {
  public:
    Describer(const MatrixFacts& facts, const std::vector<MatrixRow>& considered) {
        for (const ResolvedSelector& selector : facts.selectors) {
            const std::string_view name = selector.pacticipant.name;
            const auto [known, is_new] = selectors_.try_emplace(name, &selector);
            if (!is_new) {
                known->second = nullptr;  // several
            }
            by_version_.try_emplace({name, selector.version.number}, &selector);
        }
        for (const MatrixRow& row : considered) {
            versions_.try_emplace(row.consumer.name, &row.consumer_version);
            versions_.try_emplace(row.provider.name,
                                  row.verification ? &row.verification->provider_version : nullptr);
        }
    }

    [[nodiscard]] std::string ends_of(const MatrixRow& row) const {
        const Version* provider_version =
            row.verification ? &row.verification->provider_version : nullptr;
        return fmt::format("{} and {}",
                           end(row.consumer, &row.consumer_version),
                           end(row.provider, provider_version));
    }

    [[nodiscard]] std::string ends_of(const MissingResult& missing) const {
        return fmt::format("{} and {}",
                           end(missing.integration->consumer, nullptr),
                           end(missing.integration->provider, missing.provider_version));
    }

  private:
    [[nodiscard]] std::string end(const Pacticipant& pacticipant, const Version* version) const {
        const auto only = selectors_.find(pacticipant.name);
        if (only != selectors_.end() && only->second != nullptr) {
            return describe(*only->second);
        }
        if (version) {
            const auto found = by_version_.find({pacticipant.name, version->number});
            if (found != by_version_.end()) {
                return describe(*found->second);
            }
        }
        ResolvedSelector named{.pacticipant = pacticipant};
        const auto first = versions_.find(pacticipant.name);
        if (first != versions_.end() && first->second != nullptr) {
            named.version = *first->second;
        }
        return describe(named);
    }

    std::map<std::string_view, const ResolvedSelector*> selectors_;  ///< null: several of one name
    std::map<std::pair<std::string_view, std::string_view>, const ResolvedSelector*> by_version_;
    std::map<std::string_view, const Version*> versions_;  ///< of the first row; null: none
};

/// The limit is meant for who looks at the matrix. Of several versions that one selector means,
/// each has to be known: a row that the limit leaves out is as good as none.
std::size_t unknown_for_limit(const MatrixFacts& facts, const Matrix& matrix) {
    const bool asks_about_each = std::ranges::any_of(facts.selectors, [](const auto& selector) {
        return selector.is_specified() && selector.one_of_many;
    });
    return asks_about_each ? matrix.left_out : 0;
}

Summary summarise(const MatrixFacts& facts,
                  const Matrix& matrix,
                  const std::vector<MissingResult>& missing) {
    const auto count = [&](std::optional<bool> success) {
        return static_cast<std::size_t>(
            std::ranges::count(matrix.considered, success, &MatrixRow::success));
    };
    Summary summary{
        .deployable = std::nullopt,
        .success = count(true),
        .failed = count(false),
        .unknown = count(std::nullopt) + missing.size() + unknown_for_limit(facts, matrix),
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

void add_errors(const MatrixFacts& facts,
                const Matrix& matrix,
                const std::vector<MissingResult>& missing,
                std::vector<DecisionNotice>& notices) {
    const auto err = [&](std::string text) {
        notices.push_back({DecisionNotice::Type::kError, std::move(text)});
    };
    const std::size_t before = notices.size();
    for (const ResolvedSelector& selector : facts.selectors) {
        if (is_missing(selector)) {
            err(describe_absence(selector));
        }
    }
    if (notices.size() != before) {
        return;
    }
    const Describer describer(facts, matrix.considered);
    const auto unverified = [&](const auto& what) {
        err(fmt::format("There is no verified pact between {}", describer.ends_of(what)));
    };
    for (const MissingResult& one : missing | std::views::take(kMissingToldMax)) {
        unverified(one);
    }
    if (missing.size() > kMissingToldMax) {
        err(fmt::format("There are {} more versions without a verified pact",
                        missing.size() - kMissingToldMax));
    }
    if (const std::size_t left_out = unknown_for_limit(facts, matrix); left_out > 0) {
        err(fmt::format(
            "The limit of {} leaves out {} more verification results or unverified pacts. "
            "Use a higher limit, or ask about fewer versions",
            *facts.options.limit,
            left_out));
    }
    for (const MatrixRow& row : matrix.considered) {
        if (row.success() == false) {
            err(fmt::format("The verification for the pact between {} failed",
                            describer.ends_of(row)));
        }
    }
    for (const MatrixRow& row : matrix.considered) {
        if (!row.success()) {
            unverified(row);
        }
    }
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
    std::vector<MissingResult> missing = versions_without_row(facts);
    decision.matrix = build_matrix(std::move(facts.rows), facts.options, facts.ignore);
    std::ranges::move(integrations_without_row(facts, decision.matrix),
                      std::back_inserter(missing));
    decision.summary = summarise(facts, decision.matrix, missing);
    add_warnings(facts, decision.notices);
    const std::size_t warnings = decision.notices.size();
    add_errors(facts, decision.matrix, missing, decision.notices);
    if (decision.notices.size() == warnings) {
        DecisionNotice& notice = decision.notices.emplace_back();
        notice.text = decision.matrix.considered.empty()
                          ? "There are no missing dependencies"
                          : "All required verification results are published and successful";
    }
    return decision;
}

}  // namespace accord::broker::domain
