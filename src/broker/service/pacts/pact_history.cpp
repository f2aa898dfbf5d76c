// Fetches a part of a pair's past.
#include "broker/service/pacts/pact_history.hpp"

#include "broker/service/pacts/known_pair.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/overview/newest_results.hpp"
#include "broker/store/pacts/pacts.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace accord::broker::service {
namespace {

constexpr auto kNewest = std::numeric_limits<std::int64_t>::max();

/// One more than is shown was fetched: it tells whether there is more.
template <class Row>
std::optional<std::int64_t> cut(std::vector<Row>& rows,
                                std::int64_t size,
                                std::int64_t Row::* place) {
    if (std::ssize(rows) <= size) {
        return std::nullopt;
    }
    rows.pop_back();
    return rows.back().*place;
}

template <class Row>
store::DetailsByVersion details_of_all(Work& work,
                                       const std::vector<Row>& rows,
                                       std::int64_t Row::* version_id) {
    std::vector<std::int64_t> ids;
    std::ranges::transform(rows, std::back_inserter(ids), version_id);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    return store::find_version_details(work.session, ids);
}

std::optional<std::int64_t> environment_called(Work& work, std::string_view name_or_uuid) {
    auto found = store::find_environment_by_name(work.session, name_or_uuid);
    if (!found) {
        found = store::find_environment(work.session, name_or_uuid);
    }
    return found ? std::optional(found->id) : std::nullopt;
}

}  // namespace

std::expected<PublicationHistory, Role> list_publications(Work& work,
                                                          const Pair& pair,
                                                          const AskedPublications& asked) {
    const auto known = find_pair(work, pair);
    if (!known) {
        return std::unexpected(known.error());
    }
    store::PastQuery query{.consumer_id = known->consumer_id,
                           .provider_id = known->provider_id,
                           .branch = asked.branch,
                           .tag = asked.tag,
                           .before_ordinal = asked.before.value_or(kNewest),
                           .count_max = asked.size + 1};
    if (asked.environment) {
        query.environment_id = environment_called(work, *asked.environment);
        if (!query.environment_id) {
            return PublicationHistory{};
        }
    }
    PublicationHistory history{
        .publications = store::list_past_publications(work.session, query),
        .was_verified = store::has_results(work.session, known->consumer_id, known->provider_id)};
    history.next = cut(history.publications, asked.size, &store::PastPublication::version_ordinal);
    history.details =
        details_of_all(work, history.publications, &store::PastPublication::version_id);
    return history;
}

domain::Agreement agreement_of(const PublicationHistory& history,
                               const store::PastPublication& publication) {
    return domain::agreement_of(publication.success, history.was_verified);
}

std::optional<ResultHistory> list_results(Work& work,
                                          const Pair& pair,
                                          std::string_view sha,
                                          std::int64_t size,
                                          std::optional<std::int64_t> before) {
    const auto pact = store::find_pact_by_sha(work.session, pair, sha);
    if (!pact) {
        return std::nullopt;
    }
    ResultHistory history{.results = store::list_past_results(
                              work.session, pact->content_id, before.value_or(kNewest), size + 1)};
    history.next = cut(history.results, size, &store::PastResult::number);
    history.details =
        details_of_all(work, history.results, &store::PastResult::provider_version_id);
    return history;
}

}  // namespace accord::broker::service
