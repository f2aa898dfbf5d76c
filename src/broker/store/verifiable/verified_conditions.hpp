// What has to hold of a content, `x`, that a provider has verified: by one of its branches or tags,
// or by another before that one began. VerifiedContents asks which contents it holds of.
//
// "1 = (select ... limit 1)" asks whether there is any. PostgreSQL carries it out as it is written,
// index by index, and plans it once; of "exists" it makes joins, for which it reads all results,
// and which it plans anew with each request, for longer than it takes to carry them out.
//
// Where more is asked after "and", "coalesce" makes it no: null and what follows would be looked
// at.
//
// "(select cast(? as bigint))" is a value that PostgreSQL does not look at when it plans: it would
// plan anew for each, to find that it has nothing to gain.
//
// Whether a branch or a tag has verified a content is asked of the rows kept of it (successes.hpp),
// so that it does not matter how many versions it has, nor how many others have verified it.
#pragma once

#include "db/sql.hpp"

namespace accord::broker::store::conditions {

/// Most that are pending nobody has verified.
inline constexpr db::Sql kByAny = R"sql(
    1 = (
        select s.success
        from verifications s
        where s.pact_version_id = x.id and s.success = 1
        limit 1)
)sql";

/// Whether there still is a success of the kept row, `k`.
inline constexpr db::Sql kWithSuccess = R"sql(
            and 1 = (
                select s.success
                from verifications s
                where s.pact_version_id = k.pact_version_id and s.success = 1
                    and s.provider_version_id = k.provider_version_id
                limit 1)
        limit 1), 0)
)sql";

inline constexpr db::Sql kByTheBranch = R"sql(
    1 = coalesce((
        select 1
        from branch_successes k
        where k.pact_version_id = x.id and k.branch_id = (select cast(? as bigint))
)sql" + kWithSuccess;

inline constexpr db::Sql kByAnyBranch = R"sql(
    1 = coalesce((
        select 1
        from branch_successes k
        where k.pact_version_id = x.id
)sql" + kWithSuccess;

/// Around what asks of the provider version of a success, `f`, that came before an instant.
inline constexpr db::Sql kBefore = R"sql(
    1 = (
        select f.success
        from verifications f
        where f.pact_version_id = x.id and f.success = 1 and f.created_at < (select cast(? as bigint))
            and 1 = (
)sql";

inline constexpr db::Sql kByAnyBranchBefore = kBefore + R"sql(
                select 1
                from branch_versions b
                where b.version_id = f.provider_version_id
                limit 1)
        limit 1)
)sql";

inline constexpr db::Sql kByTheTag = R"sql(
    1 = coalesce((
        select 1
        from tag_successes k
        where k.pact_version_id = x.id and k.name = (select cast(? as text))
)sql" + kWithSuccess;

inline constexpr db::Sql kByAnyTag = R"sql(
    1 = coalesce((
        select 1
        from tag_successes k
        where k.pact_version_id = x.id
)sql" + kWithSuccess;

inline constexpr db::Sql kByAnyTagBefore = kBefore + R"sql(
                select 1
                from tags t
                where t.version_id = f.provider_version_id
                limit 1)
        limit 1)
)sql";

inline constexpr db::Sql kAnd = R"sql(
    and
)sql";

inline constexpr db::Sql kOr = R"sql(
    or
)sql";

/// Whether the condition that follows on who verified a content can hold at all.
inline constexpr db::Sql kVerified = R"sql()
and
)sql" + kByAny + R"sql(
and (
)sql";

inline constexpr db::Sql kEnd = R"sql(
)
)sql";

inline constexpr db::Sql kAnyBranchBefore = kByAnyBranch + kAnd + kByAnyBranchBefore;
inline constexpr db::Sql kAnyTagBefore = kByAnyTag + kAnd + kByAnyTagBefore;

inline constexpr db::Sql kVerifiedByBranch =
    kVerified + kAnyBranchBefore + kOr + kByTheBranch + kEnd;
inline constexpr db::Sql kVerifiedByAnyBranch = kVerified + kByAnyBranch + kEnd;

inline constexpr db::Sql kVerifiedByTag = kVerified + kAnyTagBefore + kOr + kByTheTag + kEnd;
inline constexpr db::Sql kVerifiedByAnyTag = kVerified + kByAnyTag + kEnd;

inline constexpr db::Sql kVerifiedByAny = R"sql()
and
)sql" + kByAny;

// What ends work in progress: a success while it was none.

/// Of a branch with many versions all may have verified it long ago: what came lately is looked at.
inline constexpr db::Sql kLatelyByTheBranch = kByTheBranch + R"sql(
    and 1 = (
        select f.success
        from verifications f
        where f.pact_version_id = x.id and f.success = 1 and f.wip = 0
            and f.execution_date >= (select cast(? as bigint))
            and 1 = (
                select 1
                from branch_versions b
                where b.branch_id = (select cast(? as bigint)) and b.version_id = f.provider_version_id
                limit 1)
        limit 1)
)sql";

/// Of a branch with few what each has verified lately.
inline constexpr db::Sql kLatelyByFew = R"sql(
    1 = (
        select 1
        from branch_successes k
        where k.pact_version_id = x.id and k.branch_id = (select cast(? as bigint))
            and 1 = (
                select s.success
                from verifications s
                where s.pact_version_id = k.pact_version_id and s.success = 1
                    and s.provider_version_id = k.provider_version_id and s.wip = 0
                    and s.execution_date >= (select cast(? as bigint))
                limit 1)
        limit 1)
)sql";

inline constexpr db::Sql kLatelyByAnyBranchBefore = kByAnyBranch + R"sql(
    and 1 = (
        select f.success
        from verifications f
        where f.pact_version_id = x.id and f.success = 1 and f.wip = 0
            and f.execution_date >= (select cast(? as bigint)) and f.execution_date < (select cast(? as bigint))
            and 1 = (
                select 1
                from branch_versions b
                where b.version_id = f.provider_version_id
                limit 1)
        limit 1)
)sql";

inline constexpr db::Sql kNoLongerWipForBranch =
    kVerified + kLatelyByTheBranch + kOr + kLatelyByAnyBranchBefore + kEnd;
inline constexpr db::Sql kNoLongerWipForSmallBranch =
    kVerified + kLatelyByFew + kOr + kLatelyByAnyBranchBefore + kEnd;

/// Of a version that has a tag, `t`, what it verified while it had it.
inline constexpr db::Sql kWhileTagged = R"sql(
                    select s.success
                    from verifications s
                    where s.pact_version_id = x.id and s.success = 1
                        and s.provider_version_id = t.version_id and s.wip = 0
                        and +s.created_at >= t.created_at
)sql";

inline constexpr db::Sql kByTheTagWhileTagged = R"sql(
    1 = (
        select 1
        from tag_successes k
        where k.pact_version_id = x.id and k.name = (select cast(? as text))
            and 1 = (
                select (
)sql" + kWhileTagged + R"sql(
                    limit 1)
                from tags t
                where t.version_id = k.provider_version_id and t.name = k.name
                limit 1)
        limit 1)
)sql";

inline constexpr db::Sql kByAnyTagBeforeWhileTagged = R"sql(
    1 = (
        select 1
        from latest_verifications l
        where l.pact_version_id = x.id
            and 1 = (
                select 1
                from tags t
                where t.version_id = l.provider_version_id
                    and 1 = (
)sql" + kWhileTagged + R"sql(
                        and s.execution_date < (select cast(? as bigint))
                    limit 1)
                limit 1)
        limit 1)
)sql";

inline constexpr db::Sql kNoLongerWipForTag =
    kVerified + kByTheTagWhileTagged + kOr + kByAnyTagBeforeWhileTagged + kEnd;
}  // namespace accord::broker::store::conditions
