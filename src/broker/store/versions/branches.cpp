// Branches: the SQL. The head of a branch, the version that was added to it last, is kept in a row
// of its own.
#include "broker/store/versions/branches.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/id_list.hpp"
#include "broker/store/pacticipants/like.hpp"
#include "broker/store/verifiable/successes.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kHasBranch = R"sql(
select 1
from branch_versions
where version_id = ?
limit 1
)sql";

constexpr std::string_view kFindBranch = R"sql(
select id, name, created_at, updated_at
from branches
where pacticipant_id = ? and name = ?
)sql";

constexpr std::string_view kListBranches = R"sql(
select id, name, created_at, updated_at
from branches
where pacticipant_id = ? and search_name like ? escape '!'
order by updated_at desc, id desc
limit ? offset ?
)sql";

constexpr std::string_view kCountBranches = R"sql(
select count(*)
from branches
where pacticipant_id = ? and search_name like ? escape '!'
)sql";

constexpr std::string_view kInsertOrTouchBranch = R"sql(
insert into branches (pacticipant_id, name, search_name, created_at, updated_at)
values (?, ?, ?, ?, ?)
on conflict (pacticipant_id, name) do update
set updated_at = ?
returning id
)sql";

constexpr std::string_view kDeleteBranches = R"sql(
delete from branches
where id in ({})
)sql";

constexpr std::string_view kDeleteHead = R"sql(
delete from branch_heads
where branch_id = ?
)sql";

constexpr db::Sql kInsertHead = R"sql(
insert into branch_heads (branch_id, branch_version_id, version_id, pacticipant_id, branch_name)
)sql";

constexpr db::Sql kOrReplaceHead = R"sql(
on conflict (branch_id) do update
set branch_version_id = excluded.branch_version_id, version_id = excluded.version_id
)sql";

constexpr db::Sql kSetHead = kInsertHead + R"sql(
values (?, ?, ?, ?, ?)
)sql" + kOrReplaceHead;

constexpr db::Sql kSetHeadToFound = kInsertHead + R"sql(
select branch_id, id, version_id, pacticipant_id, branch_name
from branch_versions
where id = ?
)sql" + kOrReplaceHead;

constexpr std::string_view kNewestOnBranch = R"sql(
select id
from branch_versions
where branch_id = ?
order by version_ordinal desc
limit 1
)sql";

constexpr std::string_view kFindBranchVersion = R"sql(
select id, created_at, updated_at
from branch_versions
where branch_id = ? and version_id = ?
)sql";

constexpr std::string_view kTouchBranchVersion = R"sql(
update branch_versions
set updated_at = ?
where id = ?
)sql";

constexpr std::string_view kInsertBranchVersion = R"sql(
insert into branch_versions (branch_id, version_id, pacticipant_id, branch_name, version_ordinal,
                             auto_created, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (branch_id, version_id) do nothing
)sql";

constexpr std::string_view kDeleteBranchVersion = R"sql(
delete from branch_versions
where branch_id = ? and version_id = ?
)sql";

std::int64_t find_or_create_branch(db::Session& session,
                                   std::int64_t pacticipant_id,
                                   std::string_view name,
                                   Instant now) {
    return *session.one<std::int64_t>(kInsertOrTouchBranch,
                                      pacticipant_id,
                                      name,
                                      fold_case(name),
                                      now,
                                      now + std::chrono::microseconds(1),
                                      now);
}

}  // namespace

bool has_branch(db::Session& session, std::int64_t version_id) {
    return session.one<std::int64_t>(kHasBranch, version_id).has_value();
}

std::optional<Branch> find_branch(db::Session& session,
                                  std::int64_t pacticipant_id,
                                  std::string_view name) {
    return session.one<Branch>(kFindBranch, pacticipant_id, name);
}

std::vector<Branch> list_branches(db::Session& session,
                                  std::int64_t pacticipant_id,
                                  std::string_view name_part,
                                  const domain::Page& page) {
    return session.all<Branch>(
        kListBranches, pacticipant_id, like_containing(name_part), page.size, page.offset());
}

std::int64_t count_branches(db::Session& session,
                            std::int64_t pacticipant_id,
                            std::string_view name_part) {
    return *session.one<std::int64_t>(kCountBranches, pacticipant_id, like_containing(name_part));
}

std::optional<BranchVersion> find_branch_version(db::Session& session,
                                                 std::int64_t branch_id,
                                                 std::int64_t version_id) {
    return session.one<BranchVersion>(kFindBranchVersion, branch_id, version_id);
}

AddedToBranch add_to_branch(db::Session& session,
                            const VersionRow& version,
                            std::string_view branch,
                            bool auto_created,
                            Instant now) {
    const auto branch_id = find_or_create_branch(session, version.pacticipant_id, branch, now);
    const auto id = session.insert(kInsertBranchVersion,
                                   branch_id,
                                   version.id,
                                   version.pacticipant_id,
                                   branch,
                                   version.ordinal,
                                   auto_created,
                                   now,
                                   now);
    if (!id) {
        auto known = find_branch_version(session, branch_id, version.id).value();
        session.run(kTouchBranchVersion, now, known.id);
        known.updated_at = now;
        return {known, false};
    }
    session.run(kSetHead, branch_id, *id, version.id, version.pacticipant_id, branch);
    if (!version.is_new) {
        keep_successes_on_branch(session, branch_id, version.id);
    }
    return {{*id, now, now}, true};
}

void delete_branch_version(db::Session& session, std::int64_t branch_id, std::int64_t version_id) {
    session.run(kDeleteBranchVersion, branch_id, version_id);
    find_head_anew(session, branch_id);
}

void delete_branches(db::Session& session, std::span<const std::int64_t> branch_ids) {
    in_portions(branch_ids, [&](const IdList& ids) {
        session.run(fmt::format(kDeleteBranches, ids.places()), ids.params());
    });
}

void find_head_anew(db::Session& session, std::int64_t branch_id) {
    const auto newest = session.one<std::int64_t>(kNewestOnBranch, branch_id);
    if (newest) {
        session.run(kSetHeadToFound, *newest);
    } else {
        session.run(kDeleteHead, branch_id);
    }
}

}  // namespace accord::broker::store
