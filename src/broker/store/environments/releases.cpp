// Releases: the SQL. A version is released to an environment once; support can end and begin again.
#include "broker/store/environments/releases.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {

namespace {

constexpr db::Sql kReleasedSelect = R"sql(
select r.id, r.uuid, p.name, v.number, r.environment_id, r.created_at, r.updated_at,
       r.support_ended_at
from released_versions r
join versions v on v.id = r.version_id
join pacticipants p on p.id = r.pacticipant_id
)sql";

constexpr db::Sql kFindRelease = kReleasedSelect + R"sql(
where r.version_id = ? and r.environment_id = ?
)sql";

constexpr std::string_view kSupportAgain = R"sql(
update released_versions
set support_ended_at = null, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kInsertRelease = R"sql(
insert into released_versions (uuid, version_id, pacticipant_id, environment_id, created_at,
                               updated_at)
values (?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kEndSupport = R"sql(
update released_versions
set support_ended_at = ?
where id = ?
)sql";

constexpr db::Sql kFindReleasedVersion = kReleasedSelect + R"sql(
where r.uuid = ?
)sql";

constexpr db::Sql kListReleasedVersions = kReleasedSelect + R"sql(
where r.version_id = ? and r.environment_id = ?
order by r.created_at desc, r.id desc
)sql";

constexpr db::Sql kListCurrentlySupported = kReleasedSelect + R"sql(
where r.environment_id = ? and r.support_ended_at is null
order by r.created_at, r.id
)sql";

constexpr db::Sql kListSupportedReleasesOf = kReleasedSelect + R"sql(
where r.version_id = ? and r.support_ended_at is null
order by r.created_at, r.id
)sql";

}  // namespace

RecordedRelease record_release(db::Session& session, const NewRelease& made, Instant now) {
    auto known = session.one<ReleasedVersion>(kFindRelease, made.version_id, made.environment_id);
    if (known) {
        if (known->is_supported()) {
            return {*known, false};
        }
        session.run(kSupportAgain, now, known->id);
        return {*find_released_version(session, known->uuid), false};
    }
    session.run(kInsertRelease,
                made.uuid,
                made.version_id,
                made.pacticipant_id,
                made.environment_id,
                now,
                now);
    return {*find_released_version(session, made.uuid), true};
}

void end_support(db::Session& session, std::int64_t id, Instant now) {
    session.run(kEndSupport, now, id);
}

std::optional<ReleasedVersion> find_released_version(db::Session& session, std::string_view uuid) {
    return session.one<ReleasedVersion>(kFindReleasedVersion, uuid);
}

std::vector<ReleasedVersion> list_released_versions(db::Session& session,
                                                    std::int64_t version_id,
                                                    std::int64_t environment_id) {
    return session.all<ReleasedVersion>(kListReleasedVersions, version_id, environment_id);
}

std::vector<ReleasedVersion> list_currently_supported(db::Session& session,
                                                      std::int64_t environment_id) {
    return session.all<ReleasedVersion>(kListCurrentlySupported, environment_id);
}

std::vector<ReleasedVersion> list_supported_releases_of(db::Session& session,
                                                        std::int64_t version_id) {
    return session.all<ReleasedVersion>(kListSupportedReleasesOf, version_id);
}

}  // namespace accord::broker::store
