// Since when a provider's branch or tag is known, and by whom a content was verified: what pending
// and work in progress are judged by.
#include "broker/store/verifiable/verified_contents.hpp"

#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <algorithm>
#include <tuple>

namespace accord::broker::store {
namespace {

constexpr Instant kAlways = Instant::max();

/// Its first version is that which was made first.
constexpr std::string_view kFindBranch = R"sql(
select b.id, b.created_at, (
    select v.created_at
    from branch_versions m
    join versions v on v.id = m.version_id
    where m.branch_id = b.id
    order by m.version_ordinal
    limit 1)
from branches b
where b.pacticipant_id = ? and b.name = ?
)sql";

constexpr std::string_view kTagCreatedAt = R"sql(
select created_at
from tags
where pacticipant_id = ? and name = ?
order by created_at
limit 1
)sql";

/// How many contents one statement asks about.
constexpr std::size_t kContentsMax = 512;

/// The contents with the ids that follow.
constexpr std::string_view kContentsAmong = R"sql(
select x.id
from pact_versions x
where x.id in ()sql";

/// Whether a provider version with a result for the content, `l`, has ever verified it. PostgreSQL
/// makes no join of it, for which it would read all results.
constexpr db::Sql kWithSuccess = R"sql(
            and 1 = (
                select s.success
                from verifications s
                where s.pact_version_id = l.pact_version_id and s.success = 1
                    and s.provider_version_id = l.provider_version_id
                limit 1))
)sql";

/// Results by one version are many, versions few: so these are asked first. What holds either by
/// the branch or by time is asked for one by one: an index finds the first of each, while
/// PostgreSQL reads all results for both at once.
constexpr db::Sql kByTheBranch = R"sql(
        exists (
            select 1
            from latest_verifications l
            join branch_versions b on b.version_id = l.provider_version_id
            where l.pact_version_id = x.id and b.branch_id = ?
)sql" + kWithSuccess;

constexpr db::Sql kByAnyBranch = R"sql(
        exists (
            select 1
            from latest_verifications l
            where l.pact_version_id = x.id
                and exists (
                    select 1
                    from branch_versions b
                    where b.version_id = l.provider_version_id)
)sql" + kWithSuccess;

constexpr db::Sql kByTheTag = R"sql(
        exists (
            select 1
            from latest_verifications l
            join tags t on t.version_id = l.provider_version_id
            where l.pact_version_id = x.id and t.name = ?
)sql" + kWithSuccess;

constexpr db::Sql kByAnyTag = R"sql(
        exists (
            select 1
            from latest_verifications l
            where l.pact_version_id = x.id
                and exists (
                    select 1
                    from tags t
                    where t.version_id = l.provider_version_id)
)sql" + kWithSuccess;

constexpr db::Sql kVerifiedByBranch = R"sql()
and (
)sql" + kByTheBranch + R"sql(
    or (
)sql" + kByAnyBranch + R"sql(
        and exists (
            select 1
            from verifications f
            join branch_versions b on b.version_id = f.provider_version_id
            where f.pact_version_id = x.id and f.success = 1 and f.created_at < ?)))
)sql";

constexpr db::Sql kVerifiedByAnyBranch = R"sql()
and
)sql" + kByAnyBranch;

constexpr db::Sql kVerifiedByTag = R"sql()
and (
)sql" + kByTheTag + R"sql(
    or (
)sql" + kByAnyTag + R"sql(
        and exists (
            select 1
            from verifications f
            join tags t on t.version_id = f.provider_version_id
            where f.pact_version_id = x.id and f.success = 1 and f.created_at < ?)))
)sql";

constexpr db::Sql kVerifiedByAnyTag = R"sql()
and
)sql" + kByAnyTag;

constexpr std::string_view kVerifiedByAny = R"sql()
and exists (
    select 1
    from verifications f
    where f.pact_version_id = x.id and f.success = 1)
)sql";

constexpr db::Sql kNoLongerWipForBranch = R"sql()
and ((
)sql" + kByTheBranch + R"sql(
        and exists (
            select 1
            from verifications f
            join branch_versions b on b.version_id = f.provider_version_id
            where f.pact_version_id = x.id and f.success = 1 and f.wip = 0
                and f.execution_date >= ? and b.branch_id = ?))
    or (
)sql" + kByAnyBranch + R"sql(
        and exists (
            select 1
            from verifications f
            join branch_versions b on b.version_id = f.provider_version_id
            where f.pact_version_id = x.id and f.success = 1 and f.wip = 0
                and f.execution_date >= ? and f.execution_date < ?)))
)sql";

/// Of a version that has a tag, `t`, what it verified while it had it. The signs keep both
/// databases at the results of that version.
constexpr db::Sql kWithSuccessWhileTagged = R"sql(
                and 1 = (
                    select s.success
                    from verifications s
                    where s.pact_version_id = l.pact_version_id and s.success = 1
                        and s.provider_version_id = l.provider_version_id and +s.wip = 0
                        and +s.created_at >= t.created_at
)sql";

constexpr db::Sql kNoLongerWipForTag = R"sql()
and (
        exists (
            select 1
            from latest_verifications l
            join tags t on t.version_id = l.provider_version_id
            where l.pact_version_id = x.id and t.name = ?
)sql" + kWithSuccessWhileTagged + R"sql(
                    limit 1))
    or
        exists (
            select 1
            from latest_verifications l
            join tags t on t.version_id = l.provider_version_id
            where l.pact_version_id = x.id
)sql" + kWithSuccessWhileTagged + R"sql(
                        and +s.execution_date < ?
                    limit 1)))
)sql";

/// Those of the contents for which `condition` holds.
template <class... P>
ContentIds contents_with(db::Session& session,
                         std::span<const std::int64_t> contents,
                         std::string_view condition,
                         const P&... values) {
    ContentIds found;
    while (!contents.empty()) {
        const IdList ids(contents.first(std::min(contents.size(), kContentsMax)));
        contents = contents.subspan(std::min(contents.size(), kContentsMax));
        db::Params params;
        ids.add_to(params);
        (params.add(values), ...);
        const auto sql = std::string(kContentsAmong).append(ids.places()).append(condition);
        for (const auto id : session.all<std::int64_t>(sql, params)) {
            found.insert(id);
        }
    }
    return found;
}

}  // namespace

VerifiedContents::VerifiedContents(db::Session& session,
                                   std::int64_t provider_id,
                                   const domain::PactsForVerificationQuery& query)
    : session_(session), provider_id_(provider_id), query_(query) {
    if (query.provider_branch) {
        using BranchRow = std::tuple<std::int64_t, Instant, std::optional<Instant>>;
        if (const auto branch =
                session.one<BranchRow>(kFindBranch, provider_id, *query.provider_branch)) {
            std::tie(branch_id_, branch_created_at_, first_branch_version_at_) = *branch;
        }
        return;
    }
    for (const std::string& tag : query.provider_tags) {
        tag_created_at_[tag] = session.one<Instant>(kTagCreatedAt, provider_id, tag);
    }
}

FactsByContent VerifiedContents::facts(std::span<const std::int64_t> contents) {
    FactsByContent facts;
    if (!query_.include_pending) {
        return facts;
    }
    if (query_.provider_branch) {
        const auto verified =
            branch_created_at_
                ? contents_with(
                      session_, contents, kVerifiedByBranch, branch_id_, *branch_created_at_)
                : contents_with(session_, contents, kVerifiedByAnyBranch);
        for (const auto id : verified) {
            facts[id].by_branch = true;
        }
        return facts;
    }
    for (const std::string& tag : query_.provider_tags) {
        const auto created_at = tag_created_at_[tag];
        const auto verified =
            created_at ? contents_with(session_, contents, kVerifiedByTag, tag, *created_at)
                       : contents_with(session_, contents, kVerifiedByAnyTag);
        for (const auto id : verified) {
            facts[id].by_tags.insert(tag);
        }
    }
    if (query_.provider_tags.empty()) {
        for (const auto id : contents_with(session_, contents, kVerifiedByAny)) {
            facts[id].by_any_version = true;
        }
    }
    return facts;
}

ContentIds VerifiedContents::beyond_wip(std::span<const std::int64_t> contents,
                                        const std::string& tag,
                                        Instant now) {
    if (query_.provider_branch) {
        const auto since = now - query_.wip_ends_for;
        return contents_with(session_,
                             contents,
                             kNoLongerWipForBranch,
                             branch_id_,
                             since,
                             branch_id_,
                             since,
                             first_branch_version_at_.value_or(kAlways));
    }
    return contents_with(
        session_, contents, kNoLongerWipForTag, tag, tag_created_at_[tag].value_or(kAlways));
}

}  // namespace accord::broker::store
