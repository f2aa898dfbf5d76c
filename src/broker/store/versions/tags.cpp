// Tags of versions: the SQL.
#include "broker/store/versions/tags.hpp"

#include "broker/store/verifiable/successes.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kFindTag = R"sql(
select name, created_at, updated_at
from tags
where version_id = ? and name = ?
)sql";

constexpr std::string_view kTagsOf = R"sql(
select name, created_at, updated_at
from tags
where version_id = ?
order by created_at, name
)sql";

/// Tags given at one moment keep their order.
constexpr std::string_view kInsertTag = R"sql(
insert into tags (version_id, name, pacticipant_id, version_ordinal, created_at, updated_at)
select cast(? as bigint), ?, cast(? as bigint), cast(? as bigint), n.instant, n.instant
from (select case when t.newest >= ? then t.newest + 1 else ? end as instant
      from (select (select created_at
                    from tags
                    where version_id = ?
                    order by created_at desc
                    limit 1) as newest) t) n
where true
on conflict (version_id, name) do nothing
returning created_at
)sql";

constexpr std::string_view kDeleteTag = R"sql(
delete from tags
where version_id = ? and name = ?
)sql";

constexpr std::string_view kDeleteTags = R"sql(
delete from tags
where version_id = ?
)sql";

}  // namespace

std::optional<Tag> find_tag(db::Session& session, std::int64_t version_id, std::string_view name) {
    return session.one<Tag>(kFindTag, version_id, name);
}

std::vector<Tag> tags_of(db::Session& session, std::int64_t version_id) {
    return session.all<Tag>(kTagsOf, version_id);
}

AddedTag add_tag(db::Session& session,
                 const VersionRow& version,
                 std::string_view name,
                 Instant now) {
    const auto added = session.one<Instant>(kInsertTag,
                                            version.id,
                                            name,
                                            version.pacticipant_id,
                                            version.ordinal,
                                            now,
                                            now,
                                            version.id);
    if (!added) {
        return {find_tag(session, version.id, name).value(), false};
    }
    if (!version.is_new) {
        keep_successes_with_tag(session, version.id, name);
    }
    return {{std::string(name), *added, *added}, true};
}

bool delete_tag(db::Session& session, std::int64_t version_id, std::string_view name) {
    return session.run(kDeleteTag, version_id, name) > 0;
}

void delete_tags(db::Session& session, std::int64_t version_id) {
    session.run(kDeleteTags, version_id);
}

}  // namespace accord::broker::store
