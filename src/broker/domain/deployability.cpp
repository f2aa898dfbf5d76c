// Counts the rows of a matrix, decides, and says why.
#include "broker/domain/deployability.hpp"

#include <fmt/format.h>

#include <algorithm>

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

bool is_missing(const ResolvedSelector& selector) {
    return selector.is_specified() && !selector.ignored && !selector.version_exists();
}

bool connects(const Integration& integration, const MatrixRow& row) {
    return integration.consumer.id == row.consumer.id && integration.provider.id == row.provider.id;
}

/// Finds words for the two ends of a row or an integration: those of the selector that brought it
/// in, or else of the first row or integration that names the pacticipant.
class Describer {
  public:
    Describer(const MatrixFacts& facts, const std::vector<MatrixRow>& considered)
        : facts_(facts), considered_(considered) {}

    [[nodiscard]] std::string ends_of(const MatrixRow& row) const {
        const Version* provider_version =
            row.verification ? &row.verification->provider_version : nullptr;
        return fmt::format("{} and {}",
                           end(row.consumer, &row.consumer_version),
                           end(row.provider, provider_version));
    }

    [[nodiscard]] std::string ends_of(const Integration& integration) const {
        return fmt::format(
            "{} and {}", end(integration.consumer, nullptr), end(integration.provider, nullptr));
    }

  private:
    [[nodiscard]] std::string end(const Pacticipant& pacticipant, const Version* version) const {
        std::vector<const ResolvedSelector*> found;
        for (const ResolvedSelector& selector : facts_.selectors) {
            if (selector.pacticipant.name == pacticipant.name) {
                found.push_back(&selector);
            }
        }
        if (found.size() == 1) {
            return describe(*found.front());
        }
        if (version) {
            for (const ResolvedSelector* selector : found) {
                if (selector->version.number == version->number) {
                    return describe(*selector);
                }
            }
        }
        return describe(first_named(pacticipant));
    }

    [[nodiscard]] ResolvedSelector first_named(const Pacticipant& pacticipant) const {
        ResolvedSelector named{.pacticipant = pacticipant};
        for (const MatrixRow& row : considered_) {
            if (row.consumer.name == pacticipant.name) {
                named.version = row.consumer_version;
                break;
            }
            if (row.provider.name == pacticipant.name) {
                if (row.verification) {
                    named.version = row.verification->provider_version;
                }
                break;
            }
        }
        return named;
    }

    const MatrixFacts& facts_;
    const std::vector<MatrixRow>& considered_;
};

std::vector<const Integration*> without_row(const MatrixFacts& facts, const Matrix& matrix) {
    std::vector<const Integration*> found;
    for (const Integration& integration : facts.integrations) {
        if (!integration.required) {
            continue;
        }
        const auto matches = [&](const MatrixRow& row) { return connects(integration, row); };
        if (std::ranges::none_of(matrix.considered, matches) &&
            std::ranges::none_of(matrix.ignored, matches)) {
            found.push_back(&integration);
        }
    }
    return found;
}

Summary summarise(const MatrixFacts& facts,
                  const Matrix& matrix,
                  const std::vector<const Integration*>& missing) {
    const auto count = [&](std::optional<bool> success) {
        return static_cast<std::size_t>(
            std::ranges::count(matrix.considered, success, &MatrixRow::success));
    };
    Summary summary{.deployable = std::nullopt,
                    .success = count(true),
                    .failed = count(false),
                    .unknown = count(std::nullopt) + missing.size(),
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
                const std::vector<const Integration*>& missing,
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
    for (const Integration* integration : missing) {
        unverified(*integration);
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
    decision.matrix = build_matrix(std::move(facts.rows), facts.options, facts.ignore);
    const std::vector<const Integration*> missing = without_row(facts, decision.matrix);
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
