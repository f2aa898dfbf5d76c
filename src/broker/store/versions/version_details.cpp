// Branches, tags and environments of many versions: one query each, however many versions.
#include "broker/store/versions/version_details.hpp"

#include "broker/store/id_list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::store {
namespace {

constexpr std::string_view kBranchesOfVersions = R"sql(
select b.version_id, b.branch_name,
       exists (select 1 from branch_heads h where h.branch_version_id = b.id)
from branch_versions b
where b.version_id in ({})
order by b.created_at, b.id
)sql";

constexpr std::string_view kTagsOfVersions = R"sql(
select t.version_id, t.name,
       not exists (select 1 from tags n
                   where n.pacticipant_id = t.pacticipant_id and n.name = t.name
                       and n.version_ordinal > t.version_ordinal)
from tags t
where t.version_id in ({})
order by t.created_at, t.name
)sql";

constexpr std::string_view kEnvironmentsOfVersions = R"sql(
select c.version_id, e.uuid, e.name, e.display_name, e.production, e.created_at, e.updated_at,
       d.created_at
from currently_deployed c
join deployed_versions d on d.id = c.deployed_version_id
join environments e on e.id = c.environment_id
where c.version_id in ({0})
union all
select r.version_id, e.uuid, e.name, e.display_name, e.production, e.created_at, e.updated_at,
       r.created_at
from released_versions r
join environments e on e.id = r.environment_id
where r.version_id in ({0}) and r.support_ended_at is null
order by 8
)sql";

constexpr std::string_view kProvidersOfVersions = R"sql(
select pp.consumer_version_id, p.name
from pact_publications pp
join pacticipants p on p.id = pp.provider_id
where pp.consumer_version_id in ({}) and pp.current = 1
order by p.search_name, p.id
)sql";

struct NamedRow {
    using Columns = std::tuple<std::int64_t, std::string, bool>;

    std::int64_t version_id = 0;
    std::string name;
    bool latest = false;
};

struct EnvironmentRow {
    using Columns = std::
        tuple<std::int64_t, std::string, std::string, std::string, bool, Instant, Instant, Instant>;

    std::int64_t version_id = 0;
    std::string uuid;
    std::string name;
    std::string display_name;
    bool production = false;
    Instant created_at = {};
    Instant updated_at = {};
    Instant arrived_at = {};
};

void add_branches(db::Session& session,
                  const IdList& ids,
                  const db::Params& params,
                  DetailsByVersion& into) {
    const std::string sql = fmt::format(kBranchesOfVersions, ids.places());
    for (NamedRow& row : session.all<NamedRow>(sql, params)) {
        into[row.version_id].branches.push_back({std::move(row.name), row.latest});
    }
}

void add_tags(db::Session& session,
              const IdList& ids,
              const db::Params& params,
              DetailsByVersion& into) {
    const std::string sql = fmt::format(kTagsOfVersions, ids.places());
    for (NamedRow& row : session.all<NamedRow>(sql, params)) {
        into[row.version_id].tags.push_back({std::move(row.name), row.latest});
    }
}

void add_environments(db::Session& session,
                      const IdList& ids,
                      const db::Params& params,
                      DetailsByVersion& into) {
    const std::string sql = fmt::format(kEnvironmentsOfVersions, ids.places());
    for (EnvironmentRow& row : session.all<EnvironmentRow>(sql, params)) {
        auto& environments = into[row.version_id].environments;
        const bool known =
            std::ranges::find(environments, row.uuid, &VersionDetails::Environment::uuid) !=
            environments.end();
        if (known) {
            continue;
        }
        environments.push_back({std::move(row.uuid),
                                std::move(row.name),
                                std::move(row.display_name),
                                row.production,
                                row.created_at,
                                row.updated_at});
    }
}

}  // namespace

DetailsByVersion find_version_details(db::Session& session,
                                      std::span<const std::int64_t> versions) {
    DetailsByVersion details;
    in_portions(versions, [&](const IdList& ids) {
        const db::Params once = ids.params();
        db::Params twice;
        ids.add_to(twice);
        ids.add_to(twice);
        add_branches(session, ids, once, details);
        add_tags(session, ids, once, details);
        add_environments(session, ids, twice, details);
    });
    return details;
}

std::unordered_map<std::int64_t, std::vector<std::string>> find_providers(
    db::Session& session, std::span<const std::int64_t> versions) {
    using Row = std::tuple<std::int64_t, std::string>;
    std::unordered_map<std::int64_t, std::vector<std::string>> providers;
    in_portions(versions, [&](const IdList& ids) {
        const std::string sql = fmt::format(kProvidersOfVersions, ids.places());
        for (auto& [version_id, name] : session.all<Row>(sql, ids.params())) {
            providers[version_id].push_back(std::move(name));
        }
    });
    return providers;
}

}  // namespace accord::broker::store
