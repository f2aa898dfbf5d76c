// Versions as a clean sees them: the SQL. A fixed number of statements, however many versions.
#include "broker/store/retention/version_facts.hpp"

#include "broker/store/id_list.hpp"
#include "broker/store/versions/branches.hpp"
#include "db/dialect/row_lock.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace accord::broker::store {
namespace {

constexpr std::string_view kPacticipantsToClean = R"sql(
select id, name, main_branch
from pacticipants
order by search_name, id
)sql";

constexpr db::Sql kOfPacticipant = R"sql(
where v.pacticipant_id = ?
)sql";

constexpr db::Sql kOfVersions = R"sql(
where v.id in ({})
)sql";

constexpr db::Sql kOldestFirst = R"sql(
order by v.ordinal, v.id
)sql";

constexpr db::Sql kFacts = R"sql(
select v.id, v.number, v.ordinal, v.created_at,
       case when exists (
           select 1
           from versions n
           where n.pacticipant_id = v.pacticipant_id and n.ordinal > v.ordinal)
       then 0 else 1 end
from versions v
)sql";

constexpr db::Sql kTagFacts = R"sql(
select v.id, t.name,
       case when exists (
           select 1
           from tags n
           where n.pacticipant_id = t.pacticipant_id and n.name = t.name
               and n.version_ordinal > t.version_ordinal)
       then 0 else 1 end
from versions v
join tags t on t.version_id = v.id
)sql";

constexpr db::Sql kBranchFactsOfVersions = R"sql(
select v.id, b.branch_name, case when h.branch_id is null then 0 else 1 end
from versions v
join branch_versions b on b.version_id = v.id
left join branch_heads h on h.branch_id = b.branch_id and h.branch_version_id = b.id
)sql";

constexpr db::Sql kDeployedFacts = R"sql(
select v.id, e.name
from versions v
join currently_deployed c on c.version_id = v.id
join environments e on e.id = c.environment_id
)sql";

constexpr db::Sql kReleasedFacts = R"sql(
select v.id, e.name
from versions v
join released_versions r on r.version_id = v.id and r.support_ended_at is null
join environments e on e.id = r.environment_id
)sql";

constexpr db::Sql kByVersionAndName = R"sql(
order by 1, 2
)sql";

constexpr db::Sql kBranchFacts = R"sql(
select b.id, p.name, b.name, b.updated_at, case when p.main_branch = b.name then 1 else 0 end
from branches b
join pacticipants p on p.id = b.pacticipant_id
)sql";

constexpr db::Sql kAllBranchFacts = kBranchFacts + R"sql(
order by b.updated_at, b.id
)sql";

constexpr db::Sql kSomeBranchFacts = kBranchFacts + R"sql(
where b.id in ({})
)sql";

constexpr std::string_view kLockVersions = R"sql(
select id
from versions
where id in ({})
order by id
{}
)sql";

constexpr std::string_view kLockBranches = R"sql(
select id
from branches
where id in ({})
order by id
{}
)sql";

constexpr std::string_view kBranchIdsOfVersions = R"sql(
select distinct branch_id
from branch_versions
where version_id in ({})
)sql";

constexpr std::string_view kBranchesWithoutHead = R"sql(
select id
from branches
where id in ({}) and not exists (select 1 from branch_heads h where h.branch_id = branches.id)
)sql";

constexpr std::string_view kDeleteResultsOfVersions = R"sql(
delete from verifications
where provider_version_id in ({})
)sql";

constexpr std::string_view kDeletePublicationsOfVersions = R"sql(
delete from pact_publications
where consumer_version_id in ({})
)sql";

constexpr std::string_view kDeleteVersions = R"sql(
delete from versions
where id in ({})
)sql";

using FactsRow = std::tuple<std::int64_t, std::string, std::int64_t, Instant, bool>;
using NamedFlagRow = std::tuple<std::int64_t, std::string, bool>;
using NameRow = std::tuple<std::int64_t, std::string>;

/// Puts the facts together; `rows<Row>(begun, end)` runs a statement on the versions that are
/// meant.
template <class Rows>
std::vector<domain::VersionFacts> put_facts_together(const Rows& rows) {
    std::vector<domain::VersionFacts> versions;
    std::unordered_map<std::int64_t, std::size_t> places;
    for (auto& [id, number, ordinal, created_at, newest] :
         rows.template get<FactsRow>(std::string_view(kFacts), std::string_view(kOldestFirst))) {
        places.emplace(id, versions.size());
        versions.push_back({.id = id,
                            .number = std::move(number),
                            .ordinal = ordinal,
                            .created_at = created_at,
                            .newest = newest});
    }
    const std::string_view by_name(kByVersionAndName);
    for (auto& [id, name, newest] : rows.template get<NamedFlagRow>(kTagFacts, by_name)) {
        versions[places.at(id)].tags.push_back({std::move(name), newest});
    }
    for (auto& [id, name, head] :
         rows.template get<NamedFlagRow>(kBranchFactsOfVersions, by_name)) {
        versions[places.at(id)].branches.push_back({std::move(name), head});
    }
    for (auto& [id, name] : rows.template get<NameRow>(kDeployedFacts, by_name)) {
        versions[places.at(id)].deployed_in.push_back(std::move(name));
    }
    for (auto& [id, name] : rows.template get<NameRow>(kReleasedFacts, by_name)) {
        versions[places.at(id)].released_in.push_back(std::move(name));
    }
    return versions;
}

struct RowsOfPacticipant {
    db::Session& session;
    std::int64_t pacticipant_id;

    template <class Row>
    std::vector<Row> get(std::string_view begun, std::string_view end) const {
        return session.all<Row>(
            std::string(begun).append(std::string_view(kOfPacticipant)).append(end),
            pacticipant_id);
    }
};

struct RowsOfVersions {
    db::Session& session;
    const IdList& ids;

    template <class Row>
    std::vector<Row> get(std::string_view begun, std::string_view end) const {
        const auto where = fmt::format(fmt::runtime(std::string_view(kOfVersions)), ids.places());
        return session.all<Row>(std::string(begun).append(where).append(end), ids.params());
    }
};

void lock(db::Session& session, std::string_view sql, std::span<const std::int64_t> rows) {
    in_portions(rows, [&](const IdList& ids) {
        session.all<std::int64_t>(
            fmt::format(fmt::runtime(sql), ids.places(), db::row_lock(session)), ids.params());
    });
}

/// A head that is still there stays, even where the branch has newer versions.
void find_lost_heads(db::Session& session, std::span<const std::int64_t> branches) {
    in_portions(branches, [&](const IdList& ids) {
        const auto sql = fmt::format(fmt::runtime(kBranchesWithoutHead), ids.places());
        for (const auto branch : session.all<std::int64_t>(sql, ids.params())) {
            find_head_anew(session, branch);
        }
    });
}

}  // namespace

std::vector<CleanedPacticipant> list_cleaned_pacticipants(db::Session& session) {
    return session.all<CleanedPacticipant>(kPacticipantsToClean);
}

std::vector<domain::VersionFacts> find_version_facts(db::Session& session,
                                                     std::int64_t pacticipant_id) {
    return put_facts_together(RowsOfPacticipant{session, pacticipant_id});
}

std::vector<domain::VersionFacts> find_version_facts(db::Session& session,
                                                     std::span<const std::int64_t> versions) {
    std::vector<domain::VersionFacts> facts;
    in_portions(versions, [&](const IdList& ids) {
        std::ranges::move(put_facts_together(RowsOfVersions{session, ids}),
                          std::back_inserter(facts));
    });
    return facts;
}

std::vector<domain::BranchFacts> find_branch_facts(db::Session& session) {
    return session.all<domain::BranchFacts>(kAllBranchFacts);
}

std::vector<domain::BranchFacts> find_branch_facts(db::Session& session,
                                                   std::span<const std::int64_t> branches) {
    std::vector<domain::BranchFacts> found;
    in_portions(branches, [&](const IdList& ids) {
        const auto sql =
            fmt::format(fmt::runtime(std::string_view(kSomeBranchFacts)), ids.places());
        std::ranges::move(session.all<domain::BranchFacts>(sql, ids.params()),
                          std::back_inserter(found));
    });
    return found;
}

void lock_versions(db::Session& session, std::span<const std::int64_t> versions) {
    lock(session, kLockVersions, versions);
}

void lock_branches(db::Session& session, std::span<const std::int64_t> branches) {
    lock(session, kLockBranches, branches);
}

DeletedWithVersions delete_versions(db::Session& session, std::span<const std::int64_t> versions) {
    DeletedWithVersions deleted;
    in_portions(versions, [&](const IdList& ids) {
        const auto run = [&](std::string_view sql) {
            return session.run(fmt::format(fmt::runtime(sql), ids.places()), ids.params());
        };
        const auto branches = session.all<std::int64_t>(
            fmt::format(fmt::runtime(kBranchIdsOfVersions), ids.places()), ids.params());
        deleted.results += run(kDeleteResultsOfVersions);
        deleted.publications += run(kDeletePublicationsOfVersions);
        deleted.versions += run(kDeleteVersions);
        find_lost_heads(session, branches);
    });
    return deleted;
}

}  // namespace accord::broker::store
