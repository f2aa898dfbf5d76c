// Looks up the versions that a selector of the matrix means.
#include "broker/store/versions/version_lookup.hpp"

#include "broker/domain/limits.hpp"
#include "broker/store/id_list.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kFindSelectedPacticipant = R"sql(
select id, name, main_branch
from pacticipants
where name = ?
)sql";

constexpr std::string_view kFindEnvironmentId = R"sql(
select id
from environments
where name = ?
)sql";

/// Joins, conditions, order.
constexpr std::string_view kFindVersions = R"sql(
select v.id, v.number, v.ordinal
from versions v
{}
where v.pacticipant_id = ?
{}
order by {}
limit {}
)sql";

/// PostgreSQL does not see the tag when it plans: how many versions have it would make it plan each
/// time.
constexpr std::string_view kJoinTag = R"sql(
join tags t on t.version_id = v.id and t.pacticipant_id = ? and t.name = (select cast(? as text))
)sql";

/// The alias tells the branch that is asked for from the main branch.
constexpr std::string_view kJoinBranch = R"sql(
join branches {0}_ on {0}_.pacticipant_id = ? and {0}_.name = ?
join branch_versions {0} on {0}.branch_id = {0}_.id and {0}.version_id = v.id
)sql";

constexpr std::string_view kJoinBranchHead = R"sql(
join branch_heads {0} on {0}.version_id = v.id and {0}.pacticipant_id = ? and {0}.branch_name = ?
)sql";

constexpr std::string_view kOfNumber = R"sql(
and v.number = ?
)sql";

constexpr std::string_view kInEnvironment = R"sql(
and v.id in (
    select d.version_id
    from currently_deployed d
    where d.environment_id = ? and d.pacticipant_id = ?
    union all
    select r.version_id
    from released_versions r
    where r.environment_id = ? and r.pacticipant_id = ? and r.support_ended_at is null)
)sql";

constexpr std::string_view kFindVersionsInEnvironment = R"sql(
select v.pacticipant_id, v.id, v.number, v.ordinal
from currently_deployed d
join versions v on v.id = d.version_id
where d.environment_id = ? and d.pacticipant_id in ({0})
union
select v.pacticipant_id, v.id, v.number, v.ordinal
from released_versions r
join versions v on v.id = r.version_id
where r.environment_id = ? and r.pacticipant_id in ({0}) and r.support_ended_at is null
order by 4
)sql";

struct SelectedVersion {
    using Columns = std::tuple<std::int64_t, std::string, std::int64_t>;

    std::int64_t id = 0;
    std::string number;
    std::int64_t ordinal = 0;
};

/// Puts the query for one selector together. There are as many different texts as combinations of
/// criteria, not of values.
class VersionQuery {
  public:
    explicit VersionQuery(const SelectedPacticipant& pacticipant) : pacticipant_(pacticipant) {}

    void with_tag(const std::string& tag) {
        joins_ += kJoinTag;
        join_params_.add(pacticipant_.id).add(tag);
        order_ = "t.version_ordinal";
    }

    void on_branch(const std::string& branch, bool head, std::string_view alias) {
        joins_ += head ? fmt::format(kJoinBranchHead, alias) : fmt::format(kJoinBranch, alias);
        join_params_.add(pacticipant_.id).add(branch);
        if (!head) {
            order_ = fmt::format("{}.version_ordinal", alias);
        }
    }

    void in_environment(std::int64_t environment_id) {
        where_ += kInEnvironment;
        where_params_.push_back(environment_id);
        where_params_.push_back(pacticipant_.id);
        where_params_.push_back(environment_id);
        where_params_.push_back(pacticipant_.id);
    }

    std::vector<domain::Version> run(db::Session& session,
                                     const std::optional<std::string>& number,
                                     bool newest_only) {
        std::string conditions;
        db::Params& params = join_params_.add(pacticipant_.id);
        if (number) {
            conditions += kOfNumber;
            params.add(*number);
        }
        conditions += where_;
        if (newest_only) {
            order_ += " desc";
        }
        const std::string sql = fmt::format(kFindVersions,
                                            joins_,
                                            conditions,
                                            order_,
                                            newest_only ? 1 : domain::kMatrixVersionsMax + 1);
        for (const std::int64_t param : where_params_) {
            params.add(param);
        }
        std::vector<domain::Version> versions;
        for (SelectedVersion& row : session.all<SelectedVersion>(sql, params)) {
            versions.push_back({row.id, std::move(row.number), row.ordinal});
        }
        return versions;
    }

  private:
    const SelectedPacticipant& pacticipant_;
    std::string joins_;
    std::string where_;
    std::string order_ = "v.ordinal";
    db::Params join_params_;
    std::vector<std::int64_t> where_params_;
};

}  // namespace

std::optional<SelectedPacticipant> find_selected_pacticipant(db::Session& session,
                                                             std::string_view name) {
    return session.one<SelectedPacticipant>(kFindSelectedPacticipant, name);
}

std::optional<std::int64_t> find_environment_id(db::Session& session, std::string_view name) {
    return session.one<std::int64_t>(kFindEnvironmentId, name);
}

const std::optional<SelectedPacticipant>& NameLookup::pacticipant(std::string_view name) {
    auto known = pacticipants_.find(name);
    if (known == pacticipants_.end()) {
        known = pacticipants_.emplace(name, find_selected_pacticipant(session_, name)).first;
    }
    return known->second;
}

std::optional<std::int64_t> NameLookup::environment(std::string_view name) {
    auto known = environments_.find(name);
    if (known == environments_.end()) {
        known = environments_.emplace(name, find_environment_id(session_, name)).first;
    }
    return known->second;
}

std::vector<domain::Version> find_versions(NameLookup& names,
                                           const SelectedPacticipant& pacticipant,
                                           const domain::MatrixSelector& selector) {
    VersionQuery query(pacticipant);
    if (selector.tag) {
        query.with_tag(*selector.tag);
    }
    if (selector.branch) {
        query.on_branch(*selector.branch, selector.latest, "b");
    }
    if (selector.main_branch) {
        if (!pacticipant.main_branch) {
            return {};
        }
        query.on_branch(*pacticipant.main_branch, selector.latest, "m");
    }
    if (selector.environment) {
        const auto environment_id = names.environment(*selector.environment);
        if (!environment_id) {
            return {};
        }
        query.in_environment(*environment_id);
    }
    return query.run(names.session(), selector.version, selector.latest);
}

std::map<std::int64_t, std::vector<domain::Version>> find_versions_in_environment(
    NameLookup& names, std::string_view environment, std::span<const std::int64_t> pacticipants) {
    std::map<std::int64_t, std::vector<domain::Version>> found;
    const auto environment_id = names.environment(environment);
    if (pacticipants.empty() || !environment_id) {
        return found;
    }
    in_portions(pacticipants, [&](const IdList& ids) {
        db::Params params;
        params.add(*environment_id);
        ids.add_to(params);
        params.add(*environment_id);
        ids.add_to(params);
        using Row = std::tuple<std::int64_t, std::int64_t, std::string, std::int64_t>;
        const std::string sql = fmt::format(kFindVersionsInEnvironment, ids.places());
        for (auto& [pacticipant, id, number, ordinal] : names.session().all<Row>(sql, params)) {
            found[pacticipant].push_back({id, std::move(number), ordinal});
        }
    });
    return found;
}

}  // namespace accord::broker::store
