// Since when a provider's branch or tag is known, and by whom a content was verified: what pending
// and work in progress are judged by.
#include "broker/store/verifiable/verified_contents.hpp"

namespace accord::broker::store {
namespace {

constexpr std::chrono::days kWipLookBack{30};
constexpr Instant kAlways = Instant::max();

constexpr std::string_view kBranchCreatedAt = R"sql(
select created_at
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

constexpr std::string_view kVerifiedByBranch = R"sql(
select 1
from verifications f
join branch_versions b on b.version_id = f.provider_version_id
where f.pact_version_id = ? and f.success = 1 and (b.branch_name = ? or f.created_at < ?)
limit 1
)sql";

constexpr std::string_view kVerifiedByTag = R"sql(
select 1
from verifications f
join tags t on t.version_id = f.provider_version_id
where f.pact_version_id = ? and f.success = 1 and (t.name = ? or f.created_at < ?)
limit 1
)sql";

constexpr std::string_view kVerifiedByAny = R"sql(
select 1
from verifications
where pact_version_id = ? and success = 1
limit 1
)sql";

constexpr std::string_view kNoLongerWipForBranch = R"sql(
select 1
from verifications f
join branch_versions b on b.version_id = f.provider_version_id
where f.pact_version_id = ? and f.success = 1 and f.wip = 0
    and f.execution_date >= ? and (b.branch_name = ? or f.execution_date < ?)
limit 1
)sql";

constexpr std::string_view kNoLongerWipForTag = R"sql(
select 1
from verifications f
join tags t on t.version_id = f.provider_version_id and t.created_at <= f.created_at
where f.pact_version_id = ? and f.success = 1 and f.wip = 0
    and (t.name = ? or f.execution_date < ?)
limit 1
)sql";

}  // namespace

VerifiedContents::VerifiedContents(db::Session& session,
                                   std::int64_t provider_id,
                                   const domain::PactsForVerificationQuery& query)
    : session_(session), provider_id_(provider_id), query_(query) {
    if (query.provider_branch) {
        branch_created_at_ =
            session.one<Instant>(kBranchCreatedAt, provider_id, *query.provider_branch);
        first_branch_version_at_ =
            session.one<Instant>(kFirstBranchVersionAt, provider_id, *query.provider_branch);
        return;
    }
    for (const std::string& tag : query.provider_tags) {
        tag_created_at_[tag] = session.one<Instant>(kTagCreatedAt, provider_id, tag);
    }
}

domain::VerificationFacts VerifiedContents::facts(std::int64_t pact_version_id) {
    domain::VerificationFacts facts;
    if (!query_.include_pending) {
        return facts;
    }
    if (query_.provider_branch) {
        facts.by_branch = session_
                              .one<std::int64_t>(kVerifiedByBranch,
                                                 pact_version_id,
                                                 *query_.provider_branch,
                                                 branch_created_at_.value_or(kAlways))
                              .has_value();
        return facts;
    }
    for (const std::string& tag : query_.provider_tags) {
        if (by_tag(pact_version_id, tag)) {
            facts.by_tags.insert(tag);
        }
    }
    if (query_.provider_tags.empty()) {
        facts.by_any_version =
            session_.one<std::int64_t>(kVerifiedByAny, pact_version_id).has_value();
    }
    return facts;
}

bool VerifiedContents::by_tag(std::int64_t pact_version_id, const std::string& tag) {
    return session_
        .one<std::int64_t>(
            kVerifiedByTag, pact_version_id, tag, tag_created_at_[tag].value_or(kAlways))
        .has_value();
}

bool VerifiedContents::excludes_wip(std::int64_t pact_version_id,
                                    const std::string& tag,
                                    Instant now) {
    if (query_.provider_branch) {
        return session_
            .one<std::int64_t>(kNoLongerWipForBranch,
                               pact_version_id,
                               now - kWipLookBack,
                               *query_.provider_branch,
                               first_branch_version_at_.value_or(kAlways))
            .has_value();
    }
    return session_
        .one<std::int64_t>(
            kNoLongerWipForTag, pact_version_id, tag, tag_created_at_[tag].value_or(kAlways))
        .has_value();
}

}  // namespace accord::broker::store
