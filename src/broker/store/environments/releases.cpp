// Releases: the SQL. A version is released to an environment once; support can end and begin again.
#include "broker/store/environments/releases.hpp"

#include "broker/store/environments/version_in_environment.hpp"
#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kReleasedSelect = kVersionInEnvironment + R"sql(
       there.support_ended_at
from released_versions there
)sql" + kJoinVersionInEnvironment;

constexpr db::Sql kFindRelease = kReleasedSelect + R"sql(
where there.version_id = ? and there.environment_id = ?
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
where there.uuid = ?
)sql";

constexpr db::Sql kListReleasedVersions = kReleasedSelect + R"sql(
where there.version_id = ? and there.environment_id = ?
order by there.created_at desc, there.id desc
)sql";

constexpr db::Sql kListCurrentlySupported = kReleasedSelect + R"sql(
where there.environment_id = ? and there.support_ended_at is null
order by there.created_at, there.id
)sql";

constexpr db::Sql kListSupportedReleasesOf = kReleasedSelect + R"sql(
where there.version_id = ? and there.support_ended_at is null
order by there.created_at, there.id
)sql";

}  // namespace

RecordedRelease record_release(db::Session& session, const NewRelease& made, Instant now) {
    auto known = session.one<ReleasedVersion>(kFindRelease, made.version_id, made.environment_id);
    if (known) {
        if (known->is_supported()) {
            return {std::move(*known), false};
        }
        session.run(kSupportAgain, now, known->id);
        known->support_ended_at.reset();
        known->updated_at = now;
        return {std::move(*known), false};
    }
    const auto id = *session.insert(kInsertRelease,
                                    made.uuid,
                                    made.version_id,
                                    made.pacticipant_id,
                                    made.environment_id,
                                    now,
                                    now);
    return {{.id = id,
             .uuid = made.uuid,
             .pacticipant = made.pacticipant,
             .version = made.version,
             .version_id = made.version_id,
             .environment_id = made.environment_id,
             .created_at = now,
             .updated_at = now},
            true};
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
