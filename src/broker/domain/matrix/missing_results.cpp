// Looks for what the rows of a matrix do not tell.
#include "broker/domain/matrix/missing_results.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace accord::broker::domain {
namespace {

using Versions = ResolvedSelector::Versions;

/// What the rows tell, whether they are shown or not.
class Known {
  public:
    explicit Known(const std::vector<MatrixRow>& rows) {
        for (const MatrixRow& row : rows) {
            versions_.insert(row.consumer_version.id);
            pairs_.emplace(row.consumer.id, row.provider.id);
            if (row.verification) {
                versions_.insert(row.verification->provider_version.id);
            } else {
                unverified_pairs_.emplace(row.consumer.id, row.provider.id);
            }
        }
    }

    [[nodiscard]] bool nothing() const { return pairs_.empty(); }
    [[nodiscard]] bool has(const Version& version) const { return versions_.contains(version.id); }
    [[nodiscard]] bool has(const Integration& one) const { return pairs_.contains(ids(one)); }
    /// That the pair is not verified is told by a row of its own.
    [[nodiscard]] bool tells_unverified(const Integration& one) const {
        return unverified_pairs_.contains(ids(one));
    }

  private:
    static std::pair<std::int64_t, std::int64_t> ids(const Integration& one) {
        return {one.consumer.id, one.provider.id};
    }

    std::set<std::int64_t> versions_;
    std::set<std::pair<std::int64_t, std::int64_t>> pairs_;
    std::set<std::pair<std::int64_t, std::int64_t>> unverified_pairs_;
};

/// One pacticipant by itself: who it has to work with is not said.
bool asks_about_one_pacticipant(const MatrixFacts& facts) {
    return !facts.options.has_destination() &&
           std::ranges::all_of(facts.selectors, [&](const ResolvedSelector& selector) {
               return selector.pacticipant.id == facts.selectors.front().pacticipant.id;
           });
}

bool is_ignored(const MatrixFacts& facts, const Pacticipant& pacticipant) {
    return std::ranges::any_of(facts.ignore, [&](const ResolvedSelector& ignore) {
        return ignore.means(pacticipant.id, kNoId);
    });
}

/// Whether the selector means what no row has.
bool is_unknown(const ResolvedSelector& selector, const Known& known) {
    if (!selector.is_specified() || selector.ignored) {
        return false;
    }
    switch (selector.versions) {
        case Versions::kAll:
            return known.nothing();
        case Versions::kOne:
            return !known.has(selector.version);
        case Versions::kNone:
            return false;
    }
    return false;
}

}  // namespace

std::vector<MissingResult> versions_without_row(const MatrixFacts& facts) {
    const Known known(facts.rows);
    const bool alone = asks_about_one_pacticipant(facts);
    std::vector<MissingResult> missing;
    for (const ResolvedSelector& selector : facts.selectors) {
        if (!is_unknown(selector, known)) {
            continue;
        }
        for (const Integration& one : facts.integrations) {
            if (one.provider.id == selector.pacticipant.id && (alone || known.has(one)) &&
                !known.tells_unverified(one) && !is_ignored(facts, one.consumer)) {
                const bool is_one = selector.versions == Versions::kOne;
                missing.push_back({&one, is_one ? &selector.version : nullptr});
            }
        }
    }
    return missing;
}

std::vector<MissingResult> integrations_without_row(const MatrixFacts& facts,
                                                    const Matrix& matrix) {
    std::vector<MissingResult> missing;
    for (const Integration& integration : facts.integrations) {
        if (!integration.required) {
            continue;
        }
        const auto matches = [&](const MatrixRow& row) {
            return integration.connects(row.consumer.id, row.provider.id);
        };
        if (std::ranges::none_of(matrix.considered, matches) &&
            std::ranges::none_of(matrix.ignored, matches)) {
            missing.push_back({&integration, nullptr});
        }
    }
    return missing;
}

}  // namespace accord::broker::domain
