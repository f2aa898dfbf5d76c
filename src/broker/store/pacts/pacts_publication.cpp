// Storing the pacts of a version: the SQL. However many they are, each step is one statement or a
// few.
#include "broker/store/id_list.hpp"
#include "broker/store/pacts/integrations.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/row_list.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace accord::broker::store {
namespace {

constexpr std::string_view kFindContents = R"sql(
select provider_id, id
from pact_versions
where {}
)sql";
constexpr std::string_view kOfPairAndSha = "(consumer_id = ? and provider_id = ? and sha = ?)";

constexpr std::string_view kInsertContents = R"sql(
insert into pact_versions (consumer_id, provider_id, sha, created_at, interactions_count,
                           messages_count, has_messages, content)
values {}
)sql";
constexpr std::string_view kContentRow = "(?, ?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view kSupersedePublications = R"sql(
update pact_publications
set current = 0
where consumer_version_id = ? and provider_id in ({}) and current = 1
returning provider_id, revision_number
)sql";

constexpr std::string_view kInsertPublications = R"sql(
insert into pact_publications (consumer_version_id, consumer_version_ordinal, consumer_id,
                               provider_id, pact_version_id, revision_number, current, created_at)
values {}
)sql";
constexpr std::string_view kPublicationRow = "(?, ?, ?, ?, ?, ?, 1, ?)";

/// A number for each of the providers.
using ByProvider = std::unordered_map<std::int64_t, std::int64_t>;
using ProviderAndNumber = std::tuple<std::int64_t, std::int64_t>;

void add(ByProvider& to, const std::vector<ProviderAndNumber>& rows) {
    for (const auto& [provider_id, number] : rows) {
        to[provider_id] = number;
    }
}

ByProvider find_contents(db::Session& session, std::span<const PactToStore> pacts) {
    ByProvider found;
    in_stretched_portions(pacts, [&](std::span<const PactToStore> some, std::size_t count) {
        db::Params params;
        for (std::size_t i = 0; i < count; ++i) {
            const auto& one = some[std::min(i, some.size() - 1)];
            params.add(one.place.consumer_id).add(one.place.provider_id).add(one.content.sha);
        }
        const auto sql = fmt::format(kFindContents, repeated(kOfPairAndSha, " or ", count));
        add(found, session.all<ProviderAndNumber>(sql, params));
    });
    return found;
}

/// Inserts a row for each of the providers, and gives their ids; most often it is one.
void insert_rows(db::Session& session,
                 const std::string& sql,
                 const db::Params& params,
                 std::span<const std::int64_t> providers,
                 ByProvider& made) {
    if (providers.size() == 1) {
        made[providers.front()] = session.insert(sql, params).value();
    } else {
        add(made, session.all<ProviderAndNumber>(sql + "returning provider_id, id\n", params));
    }
}

ByProvider insert_contents(db::Session& session, std::span<const PactToStore> pacts, Instant now) {
    ByProvider made;
    in_powers_of_two(pacts, [&](std::span<const PactToStore> some) {
        db::Params params;
        std::vector<std::int64_t> providers;
        for (const auto& [place, content, replaces] : some) {
            providers.push_back(place.provider_id);
            params.add(place.consumer_id).add(place.provider_id).add(content.sha).add(now);
            params.add(content.interactions_count).add(content.messages_count);
            params.add(content.has_messages).add(content.text);
        }
        const auto sql = fmt::format(kInsertContents, repeated(kContentRow, ", ", some.size()));
        insert_rows(session, sql, params, providers, made);
    });
    return made;
}

/// The revisions that are no longer current.
ByProvider supersede(db::Session& session, std::span<const PactToStore> pacts) {
    std::vector<std::int64_t> providers;
    for (const auto& one : pacts) {
        if (one.replaces) {
            providers.push_back(one.place.provider_id);
        }
    }
    ByProvider revisions;
    in_portions(providers, [&](const IdList& ids) {
        db::Params params;
        params.add(pacts.front().place.version_id);
        ids.add_to(params);
        const auto sql = fmt::format(kSupersedePublications, ids.places());
        add(revisions, session.all<ProviderAndNumber>(sql, params));
    });
    return revisions;
}

ByProvider insert_publications(db::Session& session, std::span<const Pact> pacts) {
    ByProvider made;
    in_powers_of_two(pacts, [&](std::span<const Pact> some) {
        db::Params params;
        std::vector<std::int64_t> providers;
        for (const auto& pact : some) {
            providers.push_back(pact.provider_id);
            params.add(pact.version_id).add(pact.version_ordinal).add(pact.consumer_id);
            params.add(pact.provider_id).add(pact.content_id).add(pact.revision);
            params.add(pact.created_at);
        }
        const auto sql =
            fmt::format(kInsertPublications, repeated(kPublicationRow, ", ", some.size()));
        insert_rows(session, sql, params, providers, made);
    });
    return made;
}

Pact pact_of(const PactToStore& given, std::int64_t content_id, Instant now) {
    const auto& place = given.place;
    return {.consumer_id = place.consumer_id,
            .consumer = place.consumer,
            .provider_id = place.provider_id,
            .provider = place.provider,
            .version_id = place.version_id,
            .version = place.version,
            .version_ordinal = place.version_ordinal,
            .revision = 1,
            .content_id = content_id,
            .sha = given.content.sha,
            .created_at = now};
}

}  // namespace

std::vector<StoredPublication> publish_pacts(db::Session& session,
                                             std::span<const PactToStore> pacts,
                                             Instant now) {
    std::vector<std::int64_t> providers;
    for (const auto& one : pacts) {
        providers.push_back(one.place.provider_id);
    }
    if (providers.empty()) {
        return {};
    }
    touch_integrations(session, pacts.front().place.consumer_id, providers, now);
    auto contents = find_contents(session, pacts);
    std::vector<PactToStore> unknown;
    std::ranges::copy_if(pacts, std::back_inserter(unknown), [&](const PactToStore& one) {
        return !contents.contains(one.place.provider_id);
    });
    const auto created = insert_contents(session, unknown, now);
    contents.insert(created.begin(), created.end());
    const auto replaced = supersede(session, pacts);
    std::vector<Pact> made;
    for (const auto& one : pacts) {
        const auto provider_id = one.place.provider_id;
        made.push_back(pact_of(one, contents.at(provider_id), now));
        if (const auto before = replaced.find(provider_id); before != replaced.end()) {
            made.back().revision = before->second + 1;
        }
    }
    const auto ids = insert_publications(session, made);
    std::vector<StoredPublication> stored;
    for (auto& pact : made) {
        pact.id = ids.at(pact.provider_id);
        const bool is_new = created.contains(pact.provider_id);
        stored.push_back({std::move(pact), is_new});
    }
    return stored;
}

}  // namespace accord::broker::store
