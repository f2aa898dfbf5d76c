// Since when a provider's branch or tag is known, and by whom a content was verified: what pending
// and work in progress are judged by.
#include "broker/store/verifiable/verified_contents.hpp"

#include "base/text.hpp"
#include "broker/store/id_list.hpp"
#include "broker/store/verifiable/verified_conditions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace accord::broker::store {
namespace {

constexpr Instant kAlways = Instant::max();

constexpr std::string_view kFindAskedBranch = R"sql(
select id, created_at
from branches
where pacticipant_id = ? and name = ?
)sql";

constexpr std::string_view kVersionsOfBranch = R"sql(
select m.version_id, v.created_at
from branch_versions m
join versions v on v.id = m.version_id
where m.branch_id = ?
order by m.version_ordinal
limit ?
)sql";

constexpr std::string_view kFirstTagged = R"sql(
select t.created_at, t.version_id
from tags t
where t.pacticipant_id = ? and t.name = ?
order by t.created_at
limit ?
)sql";

/// How many contents one statement asks about.
constexpr std::size_t kContentsMax = 512;

/// The contents with the ids that follow.
constexpr std::string_view kContentsAmong = R"sql(
select x.id
from pact_versions x
where x.id in ()sql";

/// One more than are few, by which many are told.
constexpr auto kVersionsAskedFor = static_cast<std::int64_t>(conditions::kFewVersions + 1);

/// "?, ?" as rows with one column.
std::string value_rows(std::string_view places) {
    return replace_all(places, "?", "(cast(? as bigint))");
}

/// Those of the contents for which `condition` holds. `add_values(params)` adds what stands in the
/// places of its values; `few` are the rows of few versions.
template <class AddValues>
ContentIds contents_with(db::Session& session,
                         std::span<const std::int64_t> contents,
                         std::string_view condition,
                         AddValues add_values,
                         std::string_view few = {}) {
    ContentIds found;
    while (!contents.empty()) {
        const IdList ids(contents.first(std::min(contents.size(), kContentsMax)));
        contents = contents.subspan(std::min(contents.size(), kContentsMax));
        db::Params params;
        ids.add_to(params);
        add_values(params);
        const auto sql = std::string(kContentsAmong)
                             .append(ids.places())
                             .append(fmt::format(fmt::runtime(condition), few));
        for (const auto id : session.all<std::int64_t>(sql, params)) {
            found.insert(id);
        }
    }
    return found;
}

}  // namespace

bool VerifiedContents::Group::is_small() const {
    return versions.size() <= conditions::kFewVersions;
}

VerifiedContents::VerifiedContents(db::Session& session,
                                   std::int64_t provider_id,
                                   const domain::PactsForVerificationQuery& query)
    : session_(session), query_(query) {
    if (query.provider_branch) {
        find_branch(provider_id);
        return;
    }
    using Row = std::tuple<Instant, std::int64_t>;
    for (const std::string& tag : query.provider_tags) {
        Group& group = tags_[tag];
        for (const auto& [created_at, version] :
             session.all<Row>(kFirstTagged, provider_id, tag, kVersionsAskedFor)) {
            group.add(version, created_at);
        }
        group.created_at = group.first_version_at;
    }
}

void VerifiedContents::find_branch(std::int64_t provider_id) {
    const auto found = session_.one<std::tuple<std::int64_t, Instant>>(
        kFindAskedBranch, provider_id, *query_.provider_branch);
    if (!found) {
        return;
    }
    std::tie(branch_id_, branch_.created_at) = *found;
    using Row = std::tuple<std::int64_t, Instant>;
    for (const auto& [version, created_at] :
         session_.all<Row>(kVersionsOfBranch, branch_id_, kVersionsAskedFor)) {
        branch_.add(version, created_at);
    }
}

void VerifiedContents::Group::add(std::int64_t version, Instant at) {
    versions.push_back(version);
    first_version_at = first_version_at.value_or(at);
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
    if (branch_.is_small()) {
        return verified_by_few(contents, conditions::kVerifiedBySmallBranch, branch_);
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
    if (group.is_small()) {
        return verified_by_few(contents, conditions::kVerifiedBySmallTag, group);
    }
    return contents_with(session_, contents, conditions::kVerifiedByTag, [&](db::Params& params) {
        params.add(*group.created_at).add(tag);
    });
}

ContentIds VerifiedContents::verified_by_few(std::span<const std::int64_t> contents,
                                             std::string_view condition,
                                             const Group& group) {
    const IdList few(group.few());
    return contents_with(
        session_,
        contents,
        condition,
        [&](db::Params& params) {
            params.add(*group.created_at);
            few.add_to(params);
        },
        value_rows(few.places()));
}

ContentIds VerifiedContents::beyond_wip(std::span<const std::int64_t> contents,
                                        const std::string& tag,
                                        Instant now) {
    const Group& group = query_.provider_branch ? branch_ : tags_[tag];
    const IdList few(group.few());
    const bool is_small = group.is_small();
    const auto began_at = group.first_version_at.value_or(kAlways);
    if (query_.provider_branch) {
        const auto since = now - query_.wip_ends_for;
        return contents_with(
            session_,
            contents,
            is_small ? std::string_view(conditions::kNoLongerWipForSmallBranch)
                     : conditions::kNoLongerWipForBranch,
            [&](db::Params& params) {
                if (is_small) {
                    few.add_to(params);
                    params.add(since);
                } else {
                    params.add(branch_id_).add(since).add(branch_id_);
                }
                params.add(since).add(began_at);
            },
            value_rows(few.places()));
    }
    return contents_with(
        session_,
        contents,
        is_small ? std::string_view(conditions::kNoLongerWipForSmallTag)
                 : conditions::kNoLongerWipForTag,
        [&](db::Params& params) {
            if (is_small) {
                few.add_to(params);
            }
            params.add(tag).add(began_at);
        },
        value_rows(few.places()));
}

}  // namespace accord::broker::store
