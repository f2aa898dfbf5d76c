#include "broker/store/environments/releases.hpp"

namespace accord::broker::store {

#define ACCORD_RELEASED_SELECT                                                              \
    "select r.id, r.uuid, p.name, v.number, r.environment_id, r.created_at, r.updated_at, " \
    "r.support_ended_at from released_versions r join versions v on v.id = r.version_id "   \
    "join pacticipants p on p.id = r.pacticipant_id "

RecordedRelease record_release(db::Session& session, const NewRelease& made, Instant now) {
    auto known = session.one<ReleasedVersion>(ACCORD_RELEASED_SELECT
                                              "where r.version_id = ? and r.environment_id = ?",
                                              made.version_id,
                                              made.environment_id);
    if (known) {
        if (known->is_supported()) {
            return {*known, false};
        }
        session.run(
            "update released_versions set support_ended_at = null, updated_at = ? where id = ?",
            now,
            known->id);
        return {*find_released_version(session, known->uuid), false};
    }
    session.run(
        "insert into released_versions (uuid, version_id, pacticipant_id, environment_id, "
        "created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
        made.uuid,
        made.version_id,
        made.pacticipant_id,
        made.environment_id,
        now,
        now);
    return {*find_released_version(session, made.uuid), true};
}

void end_support(db::Session& session, std::int64_t id, Instant now) {
    session.run("update released_versions set support_ended_at = ? where id = ?", now, id);
}

std::optional<ReleasedVersion> find_released_version(db::Session& session, std::string_view uuid) {
    return session.one<ReleasedVersion>(ACCORD_RELEASED_SELECT "where r.uuid = ?", uuid);
}

std::vector<ReleasedVersion> list_released_versions(db::Session& session,
                                                    std::int64_t version_id,
                                                    std::int64_t environment_id) {
    return session.all<ReleasedVersion>(ACCORD_RELEASED_SELECT
                                        "where r.version_id = ? and r.environment_id = ? "
                                        "order by r.created_at desc, r.id desc",
                                        version_id,
                                        environment_id);
}

std::vector<ReleasedVersion> list_currently_supported(db::Session& session,
                                                      std::int64_t environment_id) {
    return session.all<ReleasedVersion>(
        ACCORD_RELEASED_SELECT
        "where r.environment_id = ? and r.support_ended_at is null order by r.created_at, r.id",
        environment_id);
}

std::vector<ReleasedVersion> list_supported_releases_of(db::Session& session,
                                                        std::int64_t version_id) {
    return session.all<ReleasedVersion>(
        ACCORD_RELEASED_SELECT
        "where r.version_id = ? and r.support_ended_at is null order by r.created_at, r.id",
        version_id);
}

}  // namespace accord::broker::store
