// Which versions were released to an environment, and which of them are still supported.
#pragma once

#include "broker/store/environments/version_in_environment.hpp"
#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct ReleasedVersion {
    std::int64_t id = 0;
    std::string uuid;
    std::string pacticipant;
    std::string version;
    std::int64_t version_id = 0;
    std::int64_t environment_id = 0;
    Instant created_at;
    Instant updated_at;
    std::optional<Instant> support_ended_at;

    using Columns = VersionInEnvironmentColumns<std::optional<Instant>>;

    [[nodiscard]] bool is_supported() const { return !support_ended_at; }
};

struct NewRelease {
    std::int64_t version_id = 0;
    std::int64_t pacticipant_id = 0;
    std::int64_t environment_id = 0;
    std::string uuid;
    std::string pacticipant;  ///< its name and
    std::string version;      ///< number, for the answer
};

struct RecordedRelease {
    ReleasedVersion release;
    bool created = false;
};

/// Records a release; one whose support had ended is supported again.
RecordedRelease record_release(db::Session& session, const NewRelease& made, Instant now);

void end_support(db::Session& session, std::int64_t id, Instant now);

std::optional<ReleasedVersion> find_released_version(db::Session& session, std::string_view uuid);

std::vector<ReleasedVersion> list_released_versions(db::Session& session,
                                                    std::int64_t version_id,
                                                    std::int64_t environment_id);

/// What is released to an environment and still supported.
std::vector<ReleasedVersion> list_currently_supported(db::Session& session,
                                                      std::int64_t environment_id);

/// Where a version is released and still supported.
std::vector<ReleasedVersion> list_supported_releases_of(db::Session& session,
                                                        std::int64_t version_id);

}  // namespace accord::broker::store
