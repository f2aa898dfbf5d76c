// Versions: the SQL. A new version takes the next ordinal of one sequence, so "latest" is the order
// of arrival, whatever the numbers say.
#include "broker/store/versions/versions.hpp"

#include "broker/store/id_list.hpp"
#include "broker/store/schema.hpp"
#include "broker/store/versions/branches.hpp"
#include "db/dialect/sequence.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

/// Clients see `updatedAt` where it is not `createdAt`, and so they always have on versions that
/// came into being by being named.
constexpr std::chrono::microseconds kJustAfter{1};

constexpr db::Sql kVersionColumns = R"sql(
select v.id, v.pacticipant_id, v.number, v.ordinal, v.build_url, v.created_at, v.updated_at
)sql";

constexpr db::Sql kFindVersion = kVersionColumns + R"sql(
from versions v
where v.pacticipant_id = ? and v.number = ?
)sql";

constexpr std::string_view kInsertVersion = R"sql(
insert into versions (pacticipant_id, number, ordinal, build_url, created_at, updated_at)
values (?, ?, ?, ?, ?, ?)
)sql";

constexpr db::Sql kListVersions = kVersionColumns + R"sql(
from versions v
where v.pacticipant_id = ?
order by v.ordinal desc
limit ? offset ?
)sql";

constexpr db::Sql kListVersionsOnBranch = kVersionColumns + R"sql(
from branch_versions bv
join versions v on v.id = bv.version_id
where bv.branch_id = (select id from branches where pacticipant_id = ? and name = ?)
order by bv.version_ordinal desc
limit ? offset ?
)sql";

constexpr db::Sql kListVersionsTagged = kVersionColumns + R"sql(
from tags t
join versions v on v.id = t.version_id
where t.pacticipant_id = ? and t.name = ?
order by t.version_ordinal desc
limit ? offset ?
)sql";

constexpr std::string_view kCountVersions = R"sql(
select count(*)
from versions
where pacticipant_id = ?
)sql";

constexpr std::string_view kCountVersionsOnBranch = R"sql(
select count(*)
from branch_versions
where branch_id = (select id from branches where pacticipant_id = ? and name = ?)
)sql";

constexpr std::string_view kCountVersionsTagged = R"sql(
select count(*)
from tags
where pacticipant_id = ? and name = ?
)sql";

constexpr db::Sql kFindHeadVersion = kVersionColumns + R"sql(
from branch_heads h
join versions v on v.id = h.version_id
where h.pacticipant_id = ? and h.branch_name = ?
)sql";

constexpr std::string_view kLatestNumbers = R"sql(
select v.pacticipant_id, v.number
from pacticipants p
join versions v on v.pacticipant_id = p.id
    and v.ordinal = (select max(n.ordinal) from versions n where n.pacticipant_id = p.id)
where p.id in ({})
)sql";

constexpr std::string_view kSetBuildUrl = R"sql(
update versions
set build_url = ?, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kBranchesOfVersion = R"sql(
select branch_id
from branch_versions
where version_id = ?
)sql";

constexpr std::string_view kDeleteVersion = R"sql(
delete from versions
where id = ?
)sql";

}  // namespace

std::optional<VersionRow> find_version(db::Session& session,
                                       std::int64_t pacticipant_id,
                                       std::string_view number) {
    return session.one<VersionRow>(kFindVersion, pacticipant_id, number);
}

FoundVersion find_or_create_version(db::Session& session,
                                    std::int64_t pacticipant_id,
                                    std::string_view number,
                                    Instant now,
                                    const VersionInput* given) {
    if (auto known = find_version(session, pacticipant_id, number)) {
        return {std::move(*known), false};
    }
    VersionRow made;
    made.pacticipant_id = pacticipant_id;
    made.number = number;
    made.ordinal = db::next_in(session, kOrdinals);
    made.build_url = given != nullptr ? given->build_url : std::nullopt;
    made.created_at = now;
    made.updated_at = given != nullptr ? now : now + kJustAfter;
    made.id = *session.insert(
        kInsertVersion, pacticipant_id, number, made.ordinal, made.build_url, now, made.updated_at);
    made.is_new = true;
    return {std::move(made), true};
}

std::vector<VersionRow> list_versions(db::Session& session,
                                      std::int64_t pacticipant_id,
                                      const VersionFilter& filter,
                                      const domain::Page& page) {
    if (filter.branch) {
        return session.all<VersionRow>(
            kListVersionsOnBranch, pacticipant_id, *filter.branch, page.size, page.offset());
    }
    if (filter.tag) {
        return session.all<VersionRow>(
            kListVersionsTagged, pacticipant_id, *filter.tag, page.size, page.offset());
    }
    return session.all<VersionRow>(kListVersions, pacticipant_id, page.size, page.offset());
}

std::int64_t count_versions(db::Session& session,
                            std::int64_t pacticipant_id,
                            const VersionFilter& filter) {
    if (filter.branch) {
        return *session.one<std::int64_t>(kCountVersionsOnBranch, pacticipant_id, *filter.branch);
    }
    if (filter.tag) {
        return *session.one<std::int64_t>(kCountVersionsTagged, pacticipant_id, *filter.tag);
    }
    return *session.one<std::int64_t>(kCountVersions, pacticipant_id);
}

std::optional<VersionRow> find_latest_version(db::Session& session,
                                              std::int64_t pacticipant_id,
                                              const VersionFilter& filter) {
    if (filter.branch) {
        return session.one<VersionRow>(kFindHeadVersion, pacticipant_id, *filter.branch);
    }
    auto newest = list_versions(session, pacticipant_id, filter, {.size = 1});
    if (newest.empty()) {
        return std::nullopt;
    }
    return std::move(newest.front());
}

std::unordered_map<std::int64_t, std::string> find_latest_numbers(
    db::Session& session, std::span<const std::int64_t> pacticipants) {
    using Row = std::tuple<std::int64_t, std::string>;
    std::unordered_map<std::int64_t, std::string> numbers;
    in_portions(pacticipants, [&](const IdList& ids) {
        const std::string sql = fmt::format(kLatestNumbers, ids.places());
        for (auto& [pacticipant_id, number] : session.all<Row>(sql, ids.params())) {
            numbers.emplace(pacticipant_id, std::move(number));
        }
    });
    return numbers;
}

void set_build_url(db::Session& session,
                   std::int64_t version_id,
                   const std::optional<std::string>& build_url,
                   Instant now) {
    session.run(kSetBuildUrl, build_url, now, version_id);
}

void delete_version(db::Session& session, const VersionRow& version) {
    const auto branch_ids = session.all<std::int64_t>(kBranchesOfVersion, version.id);
    session.run(kDeleteVersion, version.id);
    for (const auto branch_id : branch_ids) {
        find_head_anew(session, branch_id);
    }
}

}  // namespace accord::broker::store
