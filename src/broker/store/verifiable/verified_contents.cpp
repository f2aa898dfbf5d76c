// Since when a provider's branch or tag is known, and by whom a content was verified: what pending
// and work in progress are judged by.
#include "broker/store/verifiable/verified_contents.hpp"

#include "broker/store/id_list.hpp"
#include "broker/store/verifiable/verified_conditions.hpp"

#include <algorithm>
#include <tuple>

namespace accord::broker::store {
namespace {

constexpr Instant kAlways = Instant::max();

/// So many versions of a branch are few; the statement counts one more. The figure stands there,
/// since PostgreSQL would plan anew for each value.
constexpr int kFewVersions = 64;

/// Of a branch when it came into being, when its first version did, and how many it has.
constexpr std::string_view kFindAskedBranch = R"sql(
select b.id, b.created_at,
       (select v.created_at
        from branch_versions m
        join versions v on v.id = m.version_id
        where m.branch_id = b.id
        order by m.version_ordinal
        limit 1),
       (select count(*)
        from (select 1
              from branch_versions m
              where m.branch_id = b.id
              limit 65) counted)
from branches b
where b.pacticipant_id = ? and b.name = ?
)sql";

constexpr std::string_view kFirstTagged = R"sql(
select t.created_at
from tags t
where t.pacticipant_id = ? and t.name = ?
order by t.created_at
limit 1
)sql";

/// How many contents one statement asks about.
constexpr std::size_t kContentsMax = 512;

/// The contents with the ids that follow.
constexpr std::string_view kContentsAmong = R"sql(
select x.id
from pact_versions x
where x.id in ()sql";

/// Those of the contents for which `condition` holds. `add_values(params)` adds what stands in the
/// places of its values.
template <class AddValues>
ContentIds contents_with(db::Session& session,
                         std::span<const std::int64_t> contents,
                         std::string_view condition,
                         AddValues add_values) {
    ContentIds found;
    while (!contents.empty()) {
        const IdList ids(contents.first(std::min(contents.size(), kContentsMax)));
        contents = contents.subspan(std::min(contents.size(), kContentsMax));
        db::Params params;
        ids.add_to(params);
        add_values(params);
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
    : session_(session), query_(query) {
    if (query.provider_branch) {
        find_branch(provider_id);
        return;
    }
    for (const std::string& tag : query.provider_tags) {
        const auto first = session.one<Instant>(kFirstTagged, provider_id, tag);
        tags_[tag] = {.created_at = first, .first_version_at = first};
    }
}

void VerifiedContents::find_branch(std::int64_t provider_id) {
    using Row = std::tuple<std::int64_t, Instant, std::optional<Instant>, std::int64_t>;
    if (const auto found =
            session_.one<Row>(kFindAskedBranch, provider_id, *query_.provider_branch)) {
        std::int64_t versions = 0;
        std::tie(branch_id_, branch_.created_at, branch_.first_version_at, versions) = *found;
        branch_is_small_ = versions <= kFewVersions;
    }
}

FactsByContent VerifiedContents::facts(std::span<const std::int64_t> contents) {
    FactsByContent facts;
    if (!query_.include_pending) {
        return facts;
    }
    if (query_.provider_branch) {
        for (const auto id : verified_by_branch(contents)) {
            facts[id].by_branch = true;
        }
        return facts;
    }
    for (const std::string& tag : query_.provider_tags) {
        for (const auto id : verified_by_tag(contents, tag)) {
            facts[id].by_tags.insert(tag);
        }
    }
    if (query_.provider_tags.empty()) {
        const auto verified =
            contents_with(session_, contents, conditions::kVerifiedByAny, [](db::Params&) {});
        for (const auto id : verified) {
            facts[id].by_any_version = true;
        }
    }
    return facts;
}

ContentIds VerifiedContents::verified_by_branch(std::span<const std::int64_t> contents) {
    if (!branch_.created_at) {
        return contents_with(
            session_, contents, conditions::kVerifiedByAnyBranch, [](db::Params&) {});
    }
    return contents_with(
        session_, contents, conditions::kVerifiedByBranch, [&](db::Params& params) {
            params.add(*branch_.created_at).add(branch_id_);
        });
}

ContentIds VerifiedContents::verified_by_tag(std::span<const std::int64_t> contents,
                                             const std::string& tag) {
    const Group& group = tags_[tag];
    if (!group.created_at) {
        return contents_with(session_, contents, conditions::kVerifiedByAnyTag, [](db::Params&) {});
    }
    return contents_with(session_, contents, conditions::kVerifiedByTag, [&](db::Params& params) {
        params.add(*group.created_at).add(tag);
    });
}

ContentIds VerifiedContents::beyond_wip(std::span<const std::int64_t> contents,
                                        const std::string& tag,
                                        Instant now) {
    if (query_.provider_branch) {
        return beyond_wip_of_branch(contents, now - query_.wip_ends_for);
    }
    const auto began_at = tags_[tag].first_version_at.value_or(kAlways);
    return contents_with(
        session_, contents, conditions::kNoLongerWipForTag, [&](db::Params& params) {
            params.add(tag).add(began_at);
        });
}

ContentIds VerifiedContents::beyond_wip_of_branch(std::span<const std::int64_t> contents,
                                                  Instant since) {
    const auto began_at = branch_.first_version_at.value_or(kAlways);
    const std::string_view condition =
        branch_is_small_ ? std::string_view(conditions::kNoLongerWipForSmallBranch)
                         : conditions::kNoLongerWipForBranch;
    return contents_with(session_, contents, condition, [&](db::Params& params) {
        params.add(branch_id_).add(since);
        if (!branch_is_small_) {
            params.add(branch_id_);
        }
        params.add(since).add(began_at);
    });
}

}  // namespace accord::broker::store
