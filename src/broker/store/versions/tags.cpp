// Tags of versions: the SQL.
#include "broker/store/versions/tags.hpp"

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

constexpr std::string_view kNewestTagOf = R"sql(
select created_at
from tags
where version_id = ?
order by created_at desc
limit 1
)sql";

constexpr std::string_view kInsertTag = R"sql(
insert into tags (version_id, name, pacticipant_id, version_ordinal, created_at, updated_at)
values (?, ?, ?, ?, ?, ?)
on conflict (version_id, name) do nothing
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
    // Tags given at one moment keep their order.
    const auto newest = session.one<Instant>(kNewestTagOf, version.id);
    if (newest) {
        now = std::max(now, *newest + std::chrono::microseconds(1));
    }
    const auto added = session.run(
        kInsertTag, version.id, name, version.pacticipant_id, version.ordinal, now, now);
    if (added == 0) {
        return {find_tag(session, version.id, name).value(), false};
    }
    return {{std::string(name), now, now}, true};
}

bool delete_tag(db::Session& session, std::int64_t version_id, std::string_view name) {
    return session.run(kDeleteTag, version_id, name) > 0;
}

void delete_tags(db::Session& session, std::int64_t version_id) {
    session.run(kDeleteTags, version_id);
}

}  // namespace accord::broker::store
