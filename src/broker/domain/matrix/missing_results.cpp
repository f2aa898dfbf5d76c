// Looks for what the rows of a matrix do not tell.
#include "broker/domain/matrix/missing_results.hpp"

#include <algorithm>
#include <map>
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

/// A pact, and the provider versions that gave a result for it.
struct Verified {
    const MatrixRow* pact = nullptr;
    std::set<std::int64_t> provider_versions;
};

std::map<std::int64_t, Verified> verified_pacts(const std::vector<MatrixRow>& rows) {
    std::map<std::int64_t, Verified> found;
    for (const MatrixRow& row : rows) {
        if (row.verification) {
            Verified& one = found[row.publication_id];
            one.pact = &row;
            one.provider_versions.insert(row.verification->provider_version.id);
        }
    }
    return found;
}

/// The versions that are meant of one pacticipant, in order, and how often each of them is.
struct Instances {
    std::vector<const ResolvedSelector*> in_order;
    std::map<std::int64_t, std::size_t> by_version;

    /// How many of them are none of `versions`.
    [[nodiscard]] std::size_t count_without(const std::set<std::int64_t>& versions) const {
        std::size_t count = in_order.size();
        for (const std::int64_t id : versions) {
            const auto found = by_version.find(id);
            count -= found == by_version.end() ? 0 : found->second;
        }
        return count;
    }
};

std::map<std::int64_t, Instances> instances(const MatrixFacts& facts, const Known& known) {
    std::map<std::int64_t, Instances> found;
    for (const ResolvedSelector& selector : facts.selectors) {
        const bool told_apart = selector.is_specified() && !known.has(selector.version);
        if (selector.versions == Versions::kOne && !selector.ignored && !told_apart) {
            Instances& those = found[selector.pacticipant.id];
            those.in_order.push_back(&selector);
            ++those.by_version[selector.version.id];
        }
    }
    return found;
}

bool counts_the_latest_alone(const MatrixOptions& options) {
    return options.latest_by && options.latest_by != LatestBy::kConsumerVersionProviderVersion;
}

}  // namespace

void add_instances_without_result(const MatrixFacts& facts, MissingResults& missing) {
    if (counts_the_latest_alone(facts.options) || asks_about_one_pacticipant(facts)) {
        return;
    }
    const auto wanted = instances(facts, Known(facts.rows));
    for (const auto& [publication_id, verified] : verified_pacts(facts.rows)) {
        const MatrixRow& pact = *verified.pact;
        const auto versions = wanted.find(pact.provider.id);
        const bool ignored = std::ranges::any_of(facts.ignore, [&](const auto& one) {
            return one.means(pact.consumer.id, pact.consumer_version.id);
        });
        if (versions == wanted.end() || ignored) {
            continue;
        }
        if (missing.tells_enough()) {
            missing.count += versions->second.count_without(verified.provider_versions);
            continue;
        }
        for (const ResolvedSelector* one : versions->second.in_order) {
            if (!verified.provider_versions.contains(one->version.id)) {
                missing.add({.consumer = pact.consumer,
                             .provider = pact.provider,
                             .consumer_version = pact.consumer_version,
                             .provider_version = one->version,
                             .publication_id = publication_id});
            }
        }
    }
}

void add_versions_without_row(const MatrixFacts& facts, MissingResults& missing) {
    const Known known(facts.rows);
    const bool alone = asks_about_one_pacticipant(facts);
    for (const ResolvedSelector& selector : facts.selectors) {
        if (!is_unknown(selector, known)) {
            continue;
        }
        for (const Integration& one : facts.integrations) {
            if (one.provider.id == selector.pacticipant.id && (alone || known.has(one)) &&
                !known.tells_unverified(one) && !is_ignored(facts, one.consumer)) {
                MissingResult result{one.consumer, one.provider};
                if (selector.versions == Versions::kOne) {
                    result.provider_version = selector.version;
                }
                missing.add(std::move(result));
            }
        }
    }
}

void add_integrations_without_row(const MatrixFacts& facts,
                                  const Matrix& matrix,
                                  MissingResults& missing) {
    for (const Integration& integration : facts.integrations) {
        if (!integration.required) {
            continue;
        }
        const auto matches = [&](const MatrixRow& row) {
            return integration.connects(row.consumer.id, row.provider.id);
        };
        if (std::ranges::none_of(matrix.considered, matches) &&
            std::ranges::none_of(matrix.ignored, matches)) {
            missing.add({.consumer = integration.consumer,
                         .provider = integration.provider,
                         .is_hidden = std::ranges::any_of(matrix.unwanted, matches)});
        }
    }
}

}  // namespace accord::broker::domain
