// Rows of the matrix: publications combined with the results of their contents, in memory, from few
// queries.
#include "broker/store/matrix/matrix_rows.hpp"

#include "broker/domain/limits.hpp"
#include "broker/store/matrix/publication_rows.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace accord::broker::store {
namespace {

using domain::Integration;
using domain::MatrixRow;
using domain::ResolvedSelector;
using Versions = ResolvedSelector::Versions;
using Ids = std::vector<std::int64_t>;
using VerificationsByContent = std::map<std::int64_t, std::vector<MatrixRow::Verification>>;

bool contains(const Ids& ids, std::int64_t id) { return std::ranges::find(ids, id) != ids.end(); }

void add_id(Ids& ids, std::int64_t id) {
    if (!contains(ids, id)) {
        ids.push_back(id);
    }
}

/// What selectors mean, side by side: versions by id, and pacticipants of which any version is
/// meant.
struct Selected {
    Ids pacticipants;
    Ids specified_pacticipants;
    Ids specified_versions;  ///< oldest first, as are the inferred ones of one pacticipant
    Ids inferred_versions;
    Ids with_any_version;
    std::map<std::int64_t, Ids> versions_of;  ///< by pacticipant
};

Selected sort_out(const std::vector<ResolvedSelector>& selectors) {
    Selected selected;
    for (const ResolvedSelector& selector : selectors) {
        const std::int64_t id = selector.pacticipant.id;
        add_id(selected.pacticipants, id);
        if (selector.is_specified()) {
            add_id(selected.specified_pacticipants, id);
        }
        if (selector.versions == Versions::kAll) {
            add_id(selected.with_any_version, id);
        }
        if (selector.versions != Versions::kOne) {
            continue;
        }
        (selector.is_specified() ? selected.specified_versions : selected.inferred_versions)
            .push_back(selector.version.id);
        selected.versions_of[id].push_back(selector.version.id);
    }
    return selected;
}

Ids contents_of(const std::vector<PublicationRow>& publications) {
    std::set<std::int64_t> ids;
    for (const PublicationRow& one : publications) {
        ids.insert(one.pact_version_id);
    }
    return {ids.begin(), ids.end()};
}

void add_ids(std::vector<OfProvider>& to, const Ids& ids, std::int64_t provider) {
    for (const std::int64_t id : ids) {
        to.push_back({id, provider});
    }
}

void add(VerificationsByContent& to, std::vector<VerificationRow> found) {
    for (VerificationRow& one : found) {
        to[one.pact_version_id].push_back(std::move(one.verification));
    }
}

enum class WithoutResult { kKept, kLeftOut };

std::size_t rows_of(const std::vector<PublicationRow>& publications,
                    const VerificationsByContent& verifications) {
    std::size_t count = 0;
    for (const PublicationRow& publication : publications) {
        const auto found = verifications.find(publication.pact_version_id);
        count += found == verifications.end() ? 1 : found->second.size();
    }
    return count;
}

/// One row for each publication and result of its content; false where there would be too many.
bool combine(const std::vector<PublicationRow>& publications,
             const VerificationsByContent& verifications,
             WithoutResult without_result,
             std::vector<MatrixRow>& rows) {
    if (rows.size() + rows_of(publications, verifications) > domain::kMatrixRowsMax) {
        return false;
    }
    for (const PublicationRow& publication : publications) {
        const auto found = verifications.find(publication.pact_version_id);
        if (found == verifications.end()) {
            if (without_result == WithoutResult::kKept) {
                rows.push_back(publication.row);
            }
            continue;
        }
        for (const MatrixRow::Verification& verification : found->second) {
            rows.emplace_back(publication.row).verification = verification;
        }
    }
    return true;
}

/// A row before it is made: few of very many combinations are shown.
struct Combination {
    const MatrixRow* publication = nullptr;
    const MatrixRow::Verification* result = nullptr;
    domain::LastAction last_action;
};

/// As combine(), but of all rows only those to which something happened last.
bool combine_newest(const std::vector<PublicationRow>& publications,
                    const VerificationsByContent& verifications,
                    std::size_t count,
                    std::vector<MatrixRow>& rows) {
    if (rows_of(publications, verifications) > domain::kMatrixRowsMax) {
        return false;
    }
    std::vector<Combination> combinations;
    const auto add = [&](const MatrixRow& row, const MatrixRow::Verification* result) {
        combinations.push_back({&row, result, domain::last_action(row, result)});
    };
    for (const auto& [content, row] : publications) {
        const auto found = verifications.find(content);
        if (found == verifications.end()) {
            add(row, nullptr);
            continue;
        }
        for (const MatrixRow::Verification& result : found->second) {
            add(row, &result);
        }
    }
    const auto end =
        combinations.begin() + static_cast<std::ptrdiff_t>(std::min(count, combinations.size()));
    std::ranges::partial_sort(combinations, end, std::greater{}, &Combination::last_action);
    for (auto one = combinations.begin(); one != end; ++one) {
        MatrixRow& row = rows.emplace_back(*one->publication);
        if (one->result != nullptr) {
            row.verification = *one->result;
        }
    }
    return true;
}

void drop_repeated(std::vector<MatrixRow>& rows) {
    std::set<std::pair<std::int64_t, std::int64_t>> seen;
    std::erase_if(rows, [&](const MatrixRow& row) {
        const std::int64_t result = row.verification ? row.verification->id : domain::kNoId;
        return !seen.emplace(row.publication_id, result).second;
    });
}

class RowFinder {
  public:
    RowFinder(db::Session& session, History history)
        : history_(history), publications_(session, history), verifications_(session, history) {}

    /// The rows of one pacticipant, as consumer and as provider.
    std::optional<std::vector<MatrixRow>> of_one(const Selected& selected) {
        const std::int64_t pacticipant = selected.pacticipants.front();
        const bool any_version = !selected.with_any_version.empty();
        const Ids& versions = selected.specified_versions;
        std::vector<MatrixRow> rows;
        const auto consumed = any_version ? publications_.of_consumer(pacticipant)
                                          : publications_.of_versions(versions, {});
        bool complete = combine(consumed, newest_results(consumed), WithoutResult::kKept, rows);
        if (any_version) {
            const auto provided = publications_.of_provider(pacticipant);
            complete = complete &&
                       combine(provided, newest_results(provided), WithoutResult::kLeftOut, rows);
        } else {
            VerificationsByContent verified;
            add(verified, verifications_.by_versions(versions));
            Ids contents;
            for (const auto& [id, results] : verified) {
                contents.push_back(id);
            }
            complete =
                complete &&
                combine(
                    publications_.of_contents(contents), verified, WithoutResult::kLeftOut, rows);
        }
        if (!complete) {
            return std::nullopt;
        }
        drop_repeated(rows);
        return rows;
    }

    /// The rows between several pacticipants.
    std::optional<std::vector<MatrixRow>> between(const Selected& selected,
                                                  const std::vector<Integration>& integrations) {
        const auto publications = published_between(selected, integrations);
        std::map<std::int64_t, std::vector<PublicationRow>> by_provider;
        for (const PublicationRow& one : publications) {
            by_provider[one.row.provider.id].push_back(one);
        }
        VerificationsByContent verifications;
        std::vector<OfProvider> contents;
        std::vector<OfProvider> provider_versions;
        for (const auto& [provider, some] : by_provider) {
            if (contains(selected.with_any_version, provider)) {
                verifications.merge(newest_results(some));
                continue;
            }
            const auto versions = selected.versions_of.find(provider);
            if (versions == selected.versions_of.end()) {
                continue;
            }
            add_ids(contents, contents_of(some), provider);
            add_ids(provider_versions, versions->second, provider);
        }
        add(verifications, verifications_.of_contents_by_versions(contents, provider_versions));
        std::vector<MatrixRow> rows;
        const bool complete =
            asks_for_newest_alone(selected, integrations)
                ? combine_newest(publications, verifications, *history_.limit, rows)
                : combine(publications, verifications, WithoutResult::kKept, rows);
        if (!complete) {
            return std::nullopt;
        }
        drop_repeated(rows);
        return rows;
    }

  private:
    /// Of one pair in any versions no more is asked than the limit shows: no version is asked for
    /// by itself, so none needs a row of its own.
    [[nodiscard]] bool asks_for_newest_alone(const Selected& selected,
                                             const std::vector<Integration>& integrations) const {
        return history_.limit && integrations.size() == 1 && selected.versions_of.empty() &&
               selected.with_any_version.size() == selected.pacticipants.size();
    }

    std::vector<PublicationRow> published_between(const Selected& selected,
                                                  const std::vector<Integration>& integrations) {
        auto found = publications_.of_versions(selected.specified_versions, {});
        std::erase_if(found, [&](const PublicationRow& one) {
            return !contains(selected.pacticipants, one.row.provider.id);
        });
        std::ranges::move(
            publications_.of_versions(selected.inferred_versions, selected.specified_pacticipants),
            std::back_inserter(found));
        for (const Integration& one : integrations) {
            if (contains(selected.with_any_version, one.consumer.id) &&
                contains(selected.pacticipants, one.provider.id)) {
                std::ranges::move(publications_.of_pair(one.consumer.id, one.provider.id),
                                  std::back_inserter(found));
            }
        }
        return found;
    }

    VerificationsByContent newest_results(const std::vector<PublicationRow>& publications) {
        VerificationsByContent found;
        std::size_t count = 0;
        for (const std::int64_t id : contents_of(publications)) {
            auto results = verifications_.of_content(id);
            count += results.size();
            add(found, std::move(results));
            if (count > domain::kMatrixRowsMax) {
                break;  // each of them is a row: they are not combined
            }
        }
        return found;
    }

    History history_;
    PublicationFinder publications_;
    VerificationFinder verifications_;
};

}  // namespace

std::optional<std::vector<MatrixRow>> find_matrix_rows(
    db::Session& session,
    const std::vector<ResolvedSelector>& selectors,
    const std::vector<Integration>& integrations,
    const domain::MatrixOptions& options) {
    History history{.latest_only = options.latest_by.has_value(), .limit = options.limit};
    if (history.limit) {
        history.limit = std::min(*history.limit, domain::kMatrixRowsMax + 1);
    }
    RowFinder finder(session, history);
    const Selected selected = sort_out(selectors);
    return selected.pacticipants.size() == 1 ? finder.of_one(selected)
                                             : finder.between(selected, integrations);
}

}  // namespace accord::broker::store
