// Filters and sorts the rows of a matrix; keeps the latest of each group.
#include "broker/domain/matrix/matrix.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace accord::broker::domain {
namespace {

std::int64_t verification_id(const MatrixRow& row) {
    return row.verification ? row.verification->id : 0;
}

bool newer_action(const MatrixRow& left, const MatrixRow& right) {
    const auto action_of = [](const MatrixRow& row) {
        return last_action(row, row.verification ? &*row.verification : nullptr);
    };
    return action_of(left) > action_of(right);
}

struct Cut {
    std::vector<MatrixRow> newest;  ///< the newest first
    std::vector<MatrixRow> others;
};

/// Sorts none but those that it keeps: many rows come from few publications and results.
Cut take_newest(std::vector<MatrixRow> rows, std::size_t count) {
    std::vector<MatrixRow*> order;
    order.reserve(rows.size());
    for (MatrixRow& row : rows) {
        order.push_back(&row);
    }
    const auto newer = [](const MatrixRow* left, const MatrixRow* right) {
        return newer_action(*left, *right);
    };
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count), newer);
    Cut cut;
    for (std::size_t i = 0; i < order.size(); ++i) {
        (i < count ? cut.newest : cut.others).push_back(std::move(*order[i]));
    }
    return cut;
}

/// What rows must agree in for one of them to replace the others.
using GroupKey = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

GroupKey group_key(const MatrixRow& row, LatestBy latest_by) {
    const bool by_consumer_version = latest_by != LatestBy::kConsumerProvider;
    const bool by_provider_version = latest_by == LatestBy::kConsumerVersionProviderVersion;
    return {
        row.consumer.id,
        row.provider.id,
        by_consumer_version ? row.consumer_version.id : kNoId,
        by_provider_version && row.verification ? row.verification->provider_version.id : kNoId};
}

/// Whether `left` is to be preferred: a newer provider version, or the same and a newer publication
/// or result.
bool is_later(const MatrixRow& left, const MatrixRow& right) {
    const auto rank = [](const MatrixRow& row) {
        return std::tuple(row.verification.has_value(),
                          row.verification ? row.verification->provider_version.ordinal : 0,
                          row.consumer_version.ordinal,
                          row.revision,
                          verification_id(row));
    };
    return rank(left) > rank(right);
}

std::vector<MatrixRow> keep_latest(std::vector<MatrixRow> rows, LatestBy latest_by) {
    std::map<GroupKey, std::size_t> place;
    std::vector<MatrixRow> kept;
    for (MatrixRow& row : rows) {
        const auto [found, is_new] = place.try_emplace(group_key(row, latest_by), kept.size());
        if (is_new) {
            kept.push_back(std::move(row));
        } else if (is_later(row, kept[found->second])) {
            kept[found->second] = std::move(row);
        }
    }
    return kept;
}

bool is_wanted(const MatrixRow& row, const std::vector<std::optional<bool>>& success) {
    return success.empty() || std::ranges::find(success, row.success()) != success.end();
}

bool is_ignored(const MatrixRow& row, const std::vector<ResolvedSelector>& selectors) {
    const std::int64_t provider_version =
        row.verification ? row.verification->provider_version.id : kNoId;
    return std::ranges::any_of(selectors, [&](const ResolvedSelector& one) {
        return one.means(row.consumer.id, row.consumer_version.id) ||
               one.means(row.provider.id, provider_version);
    });
}

bool shown_before(const MatrixRow& left, const MatrixRow& right) {
    if (left.consumer.name != right.consumer.name) {
        return left.consumer.name < right.consumer.name;
    }
    if (left.consumer_version.ordinal != right.consumer_version.ordinal) {
        return left.consumer_version.ordinal > right.consumer_version.ordinal;
    }
    if (left.revision != right.revision) {
        return left.revision > right.revision;
    }
    if (left.provider.name != right.provider.name) {
        return left.provider.name < right.provider.name;
    }
    if (!left.verification || !right.verification) {
        return !left.verification && right.verification;
    }
    return std::tuple(left.verification->provider_version.ordinal, left.verification->id) >
           std::tuple(right.verification->provider_version.ordinal, right.verification->id);
}

}  // namespace

LastAction last_action(const MatrixRow& publication, const MatrixRow::Verification* result) {
    if (result == nullptr) {
        return {publication.published_at, publication.publication_id, 0};
    }
    return {std::max(publication.published_at, result->created_at),
            publication.publication_id,
            result->id};
}

Matrix build_matrix(std::vector<MatrixRow> rows,
                    const MatrixOptions& options,
                    const std::vector<ResolvedSelector>& ignore) {
    Matrix matrix;
    if (options.limit && rows.size() > *options.limit) {
        auto [newest, others] = take_newest(std::move(rows), *options.limit);
        matrix.left_out = static_cast<std::size_t>(std::ranges::count_if(
            others, [&](const MatrixRow& row) { return !is_ignored(row, ignore); }));
        rows = std::move(newest);
    }
    if (options.latest_by) {
        rows = keep_latest(std::move(rows), *options.latest_by);
    }
    for (MatrixRow& row : rows) {
        auto& rows_of_kind = !is_wanted(row, options.success) ? matrix.unwanted
                             : is_ignored(row, ignore)        ? matrix.ignored
                                                              : matrix.considered;
        rows_of_kind.push_back(std::move(row));
    }
    std::ranges::sort(matrix.considered, shown_before);
    std::ranges::sort(matrix.ignored, shown_before);
    return matrix;
}

std::vector<Integration> merge_integrations(std::vector<Integration> integrations) {
    std::ranges::sort(integrations, {}, [](const Integration& one) {
        return std::tuple(one.consumer.name, one.provider.name, !one.required);
    });
    const auto same_pair = [](const Integration& left, const Integration& right) {
        return left.consumer.id == right.consumer.id && left.provider.id == right.provider.id;
    };
    const auto rest = std::ranges::unique(integrations, same_pair);
    integrations.erase(rest.begin(), rest.end());
    return integrations;
}

std::vector<MatrixSelector> infer_selectors(const std::vector<ResolvedSelector>& specified,
                                            const std::vector<Integration>& integrations,
                                            const MatrixOptions& options) {
    if (!options.has_destination()) {
        return {};
    }
    std::set<std::string_view> known;
    for (const ResolvedSelector& selector : specified) {
        known.insert(selector.pacticipant.name);
    }
    std::vector<MatrixSelector> inferred;
    for (const Integration& integration : integrations) {
        for (const Pacticipant* one : {&integration.consumer, &integration.provider}) {
            if (!known.insert(one->name).second) {
                continue;
            }
            inferred.push_back({.pacticipant = one->name,
                                .tag = options.tag,
                                .environment = options.environment,
                                .latest = options.latest,
                                .main_branch = options.main_branch});
        }
    }
    return inferred;
}

}  // namespace accord::broker::domain
