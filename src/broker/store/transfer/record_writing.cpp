// Pacticipants, versions, tags and branches from records: the SQL. References are found by name.
#include "broker/store/transfer/record_writing.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/schema.hpp"
#include "broker/store/transfer/references.hpp"
#include "broker/store/verifiable/successes.hpp"
#include "broker/store/versions/versions.hpp"
#include "db/dialect/sequence.hpp"

#include <algorithm>

namespace accord::broker::store {
namespace {

constexpr std::string_view kWritePacticipant = R"sql(
insert into pacticipants (name, display_name, main_branch, repository_url, repository_name,
                          repository_namespace, search_name, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (name) do nothing
)sql";

constexpr std::string_view kWriteLabel = R"sql(
insert into labels (pacticipant_id, name, created_at, updated_at)
values (?, ?, ?, ?)
on conflict (pacticipant_id, name) do nothing
)sql";

constexpr std::string_view kHighestOrdinal = R"sql(
select coalesce(max(ordinal), -1)
from versions
where pacticipant_id = ?
)sql";

constexpr std::string_view kWriteVersion = R"sql(
insert into versions (pacticipant_id, number, ordinal, build_url, created_at, updated_at)
values (?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kWriteTag = R"sql(
insert into tags (version_id, name, pacticipant_id, version_ordinal, created_at, updated_at)
values (?, ?, ?, ?, ?, ?)
on conflict (version_id, name) do nothing
)sql";

constexpr std::string_view kWriteBranch = R"sql(
insert into branches (pacticipant_id, name, search_name, created_at, updated_at)
values (?, ?, ?, ?, ?)
on conflict (pacticipant_id, name) do nothing
)sql";

constexpr std::string_view kTouchWrittenBranch = R"sql(
update branches
set updated_at = ?
where pacticipant_id = ? and name = ? and updated_at < ?
)sql";

constexpr std::string_view kWriteBranchVersion = R"sql(
insert into branch_versions (branch_id, version_id, pacticipant_id, branch_name, version_ordinal,
                             auto_created, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (branch_id, version_id) do nothing
)sql";

constexpr std::string_view kWriteHead = R"sql(
insert into branch_heads (branch_id, branch_version_id, version_id, pacticipant_id, branch_name)
select branch_id, id, version_id, pacticipant_id, branch_name
from branch_versions
where branch_id = ? and version_id = ?
on conflict (branch_id) do nothing
)sql";

/// What became the head since, of versions that are newer than the head we know.
constexpr std::string_view kMoveHead = R"sql(
update branch_heads
set version_id = ?,
    branch_version_id = (
        select m.id
        from branch_versions m
        where m.branch_id = branch_heads.branch_id and m.version_id = ?)
where branch_id = ?
    and ? > (select v.ordinal from versions v where v.id = branch_heads.version_id)
    and exists (
        select 1
        from branch_versions m
        where m.branch_id = branch_heads.branch_id and m.version_id = ?)
)sql";

Written written(std::int64_t rows) { return rows > 0 ? Written::kNew : Written::kPresent; }

}  // namespace

Result<Written> write_record(db::Session& session, const domain::PacticipantRecord& record) {
    return written(session.run(kWritePacticipant,
                               record.name,
                               record.display_name,
                               record.main_branch,
                               record.repository_url,
                               record.repository_name,
                               record.repository_namespace,
                               fold_case(record.name),
                               record.created_at,
                               record.updated_at));
}

Result<Written> write_record(db::Session& session, const domain::LabelRecord& record) {
    const auto pacticipant = pacticipant_named(session, record.pacticipant);
    if (!pacticipant) {
        return fail(pacticipant.error());
    }
    return written(
        session.run(kWriteLabel, *pacticipant, record.name, record.created_at, record.updated_at));
}

Result<Written> write_record(db::Session& session, const domain::VersionRecord& record) {
    const auto pacticipant = pacticipant_named(session, record.pacticipant);
    if (!pacticipant) {
        return fail(pacticipant.error());
    }
    if (find_version(session, *pacticipant, record.number)) {
        return Written::kPresent;
    }
    // Where versions were added here since, those that come now are later than all of them.
    const auto highest = *session.one<std::int64_t>(kHighestOrdinal, *pacticipant);
    const auto ordinal = record.order > highest ? record.order : db::next_in(session, kOrdinals);
    session.run(kWriteVersion,
                *pacticipant,
                record.number,
                ordinal,
                record.build_url,
                record.created_at,
                record.updated_at);
    db::raise_to(session, kOrdinals, ordinal);
    return Written::kNew;
}

Result<Written> write_record(db::Session& session, const domain::TagRecord& record) {
    const auto version = version_named(session, record.pacticipant, record.version);
    if (!version) {
        return fail(version.error());
    }
    const auto rows = session.run(kWriteTag,
                                  version->id,
                                  record.name,
                                  version->pacticipant_id,
                                  version->ordinal,
                                  record.created_at,
                                  record.updated_at);
    if (rows > 0) {
        keep_successes_with_tag(session, version->id, record.name);
    }
    return written(rows);
}

Result<Written> write_record(db::Session& session, const domain::BranchRecord& record) {
    const auto pacticipant = pacticipant_named(session, record.pacticipant);
    if (!pacticipant) {
        return fail(pacticipant.error());
    }
    const auto rows = session.run(kWriteBranch,
                                  *pacticipant,
                                  record.name,
                                  fold_case(record.name),
                                  record.created_at,
                                  record.updated_at);
    if (rows == 0) {
        session.run(
            kTouchWrittenBranch, record.updated_at, *pacticipant, record.name, record.updated_at);
    }
    return written(rows);
}

Result<Written> write_record(db::Session& session, const domain::BranchVersionRecord& record) {
    const auto version = version_named(session, record.pacticipant, record.version);
    const auto branch = branch_named(session, record.pacticipant, record.branch);
    if (!version || !branch) {
        return fail(!version ? version.error() : branch.error());
    }
    const auto rows = session.run(kWriteBranchVersion,
                                  *branch,
                                  version->id,
                                  version->pacticipant_id,
                                  record.branch,
                                  version->ordinal,
                                  record.auto_created,
                                  record.created_at,
                                  record.updated_at);
    if (rows > 0) {
        keep_successes_on_branch(session, *branch, version->id);
    }
    return written(rows);
}

Result<Written> write_record(db::Session& session, const domain::BranchHeadRecord& record) {
    const auto version = version_named(session, record.pacticipant, record.version);
    const auto branch = branch_named(session, record.pacticipant, record.branch);
    if (!version || !branch) {
        return fail(!version ? version.error() : branch.error());
    }
    const auto rows = session.run(kWriteHead, *branch, version->id);
    if (rows == 0) {
        session.run(kMoveHead, version->id, version->id, *branch, version->ordinal, version->id);
    }
    return written(rows);
}

}  // namespace accord::broker::store
