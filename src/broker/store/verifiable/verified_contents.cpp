// Since when a provider's branch or tag is known, and by whom a content was verified: what pending
// and work in progress are judged by.
#include "broker/store/verifiable/verified_contents.hpp"

#include "broker/store/id_list.hpp"

#include <algorithm>
#include <tuple>

namespace accord::broker::store {
namespace {

constexpr Instant kAlways = Instant::max();

constexpr std::string_view kFindBranch = R"sql(
select id, created_at
from branches
where pacticipant_id = ? and name = ?
)sql";

constexpr std::string_view kFirstBranchVersionAt = R"sql(
select v.created_at
from branches b
join branch_versions m on m.branch_id = b.id
join versions v on v.id = m.version_id
where b.pacticipant_id = ? and b.name = ?
order by m.version_ordinal
limit 1
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

/// What holds either by the branch or by time is asked for one by one: an index finds the first of
/// each, while PostgreSQL reads all results for both at once.
constexpr std::string_view kVerifiedByBranch = R"sql()
and (exists (
        select 1
        from verifications f
        join branch_versions b on b.version_id = f.provider_version_id
        where f.pact_version_id = x.id and f.success = 1 and b.branch_id = ?)
    or exists (
        select 1
        from verifications f
        join branch_versions b on b.version_id = f.provider_version_id
        where f.pact_version_id = x.id and f.success = 1 and f.created_at < ?))
)sql";

constexpr std::string_view kVerifiedByTag = R"sql()
and (exists (
        select 1
        from verifications f
        join tags t on t.version_id = f.provider_version_id
        where f.pact_version_id = x.id and f.success = 1 and t.name = ?)
    or exists (
        select 1
        from verifications f
        join tags t on t.version_id = f.provider_version_id
        where f.pact_version_id = x.id and f.success = 1 and f.created_at < ?))
)sql";

constexpr std::string_view kVerifiedByAny = R"sql()
and exists (
    select 1
    from verifications f
    where f.pact_version_id = x.id and f.success = 1)
)sql";

constexpr std::string_view kNoLongerWipForBranch = R"sql()
and (exists (
        select 1
        from verifications f
        join branch_versions b on b.version_id = f.provider_version_id
        where f.pact_version_id = x.id and f.success = 1 and f.wip = 0
            and f.execution_date >= ? and b.branch_id = ?)
    or exists (
        select 1
        from verifications f
        join branch_versions b on b.version_id = f.provider_version_id
        where f.pact_version_id = x.id and f.success = 1 and f.wip = 0
            and f.execution_date >= ? and f.execution_date < ?))
)sql";

constexpr std::string_view kNoLongerWipForTag = R"sql()
and (exists (
        select 1
        from verifications f
        join tags t on t.version_id = f.provider_version_id and t.created_at <= f.created_at
        where f.pact_version_id = x.id and f.success = 1 and f.wip = 0 and t.name = ?)
    or exists (
        select 1
        from verifications f
        join tags t on t.version_id = f.provider_version_id and t.created_at <= f.created_at
        where f.pact_version_id = x.id and f.success = 1 and f.wip = 0 and f.execution_date < ?))
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
        using BranchRow = std::tuple<std::int64_t, Instant>;
        if (const auto branch =
                session.one<BranchRow>(kFindBranch, provider_id, *query.provider_branch)) {
            std::tie(branch_id_, branch_created_at_) = *branch;
        }
        first_branch_version_at_ =
            session.one<Instant>(kFirstBranchVersionAt, provider_id, *query.provider_branch);
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
        for (const auto id : contents_with(session_,
                                           contents,
                                           kVerifiedByBranch,
                                           branch_id_,
                                           branch_created_at_.value_or(kAlways))) {
            facts[id].by_branch = true;
        }
        return facts;
    }
    for (const std::string& tag : query_.provider_tags) {
        for (const auto id : contents_with(
                 session_, contents, kVerifiedByTag, tag, tag_created_at_[tag].value_or(kAlways))) {
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
        return contents_with(session_,
                             contents,
                             kNoLongerWipForBranch,
                             now - query_.wip_ends_for,
                             branch_id_,
                             now - query_.wip_ends_for,
                             first_branch_version_at_.value_or(kAlways));
    }
    return contents_with(
        session_, contents, kNoLongerWipForTag, tag, tag_created_at_[tag].value_or(kAlways));
}

}  // namespace accord::broker::store
