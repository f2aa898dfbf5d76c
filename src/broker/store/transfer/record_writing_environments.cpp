// Environments, deployments and releases from records: the SQL.
#include "broker/store/transfer/record_writing.hpp"
#include "broker/store/transfer/references.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kWriteEnvironment = R"sql(
insert into environments (uuid, name, display_name, production, contacts, created_at, updated_at)
values (?, ?, ?, ?, ?, ?, ?)
on conflict do nothing
)sql";

/// An environment of the same name that nothing was deployed to, such as those of a new broker,
/// becomes the one that is known elsewhere.
constexpr std::string_view kTakeOverEnvironment = R"sql(
update environments
set uuid = ?, display_name = ?, production = ?, contacts = ?, created_at = ?, updated_at = ?
where name = ?
    and not exists (select 1 from deployed_versions d where d.environment_id = environments.id)
    and not exists (select 1 from released_versions r where r.environment_id = environments.id)
)sql";

constexpr std::string_view kDeploymentOfUuid = R"sql(
select id
from deployed_versions
where uuid = ?
)sql";

constexpr std::string_view kWriteDeployment = R"sql(
insert into deployed_versions (uuid, version_id, pacticipant_id, environment_id, target,
                               auto_created, created_at, updated_at, undeployed_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
returning id
)sql";

constexpr std::string_view kWriteUndeployed = R"sql(
update deployed_versions
set undeployed_at = ?, updated_at = ?
where id = ? and undeployed_at is null
)sql";

constexpr std::string_view kForgetDeployed = R"sql(
delete from currently_deployed
where deployed_version_id = ?
)sql";

constexpr std::string_view kWriteDeployed = R"sql(
insert into currently_deployed (pacticipant_id, environment_id, slot, version_id,
                                deployed_version_id)
values (?, ?, ?, ?, ?)
on conflict (pacticipant_id, environment_id, slot) do nothing
)sql";

constexpr std::string_view kReleaseOfUuid = R"sql(
select id
from released_versions
where uuid = ?
)sql";

constexpr std::string_view kWriteRelease = R"sql(
insert into released_versions (uuid, version_id, pacticipant_id, environment_id, created_at,
                               updated_at, support_ended_at)
values (?, ?, ?, ?, ?, ?, ?)
on conflict (version_id, environment_id) do nothing
)sql";

constexpr std::string_view kWriteSupportEnded = R"sql(
update released_versions
set support_ended_at = ?, updated_at = ?
where id = ? and support_ended_at is null
)sql";

}  // namespace

Result<Written> write_record(db::Session& session, const domain::EnvironmentRecord& record) {
    if (environment_of_uuid(session, record.uuid)) {
        return Written::kPresent;
    }
    if (session.run(kWriteEnvironment,
                    record.uuid,
                    record.name,
                    record.display_name,
                    record.production,
                    record.contacts,
                    record.created_at,
                    record.updated_at) > 0) {
        return Written::kNew;
    }
    if (session.run(kTakeOverEnvironment,
                    record.uuid,
                    record.display_name,
                    record.production,
                    record.contacts,
                    record.created_at,
                    record.updated_at,
                    record.name) > 0) {
        return Written::kPresent;
    }
    return fail(ErrorCode::kConflict,
                fmt::format("the environment \"{}\" is here with another uuid than {}, and "
                            "something was deployed or released to it",
                            record.name,
                            record.uuid));
}

Result<Written> write_record(db::Session& session, const domain::DeploymentRecord& record) {
    if (const auto there = session.one<std::int64_t>(kDeploymentOfUuid, record.uuid)) {
        if (record.undeployed_at) {
            session.run(kWriteUndeployed, *record.undeployed_at, record.updated_at, *there);
            session.run(kForgetDeployed, *there);
        }
        return Written::kPresent;
    }
    const auto version = version_named(session, record.pacticipant, record.version);
    const auto environment = environment_of_uuid(session, record.environment);
    if (!version || !environment) {
        return fail(!version ? version.error() : environment.error());
    }
    const auto id = *session.one<std::int64_t>(kWriteDeployment,
                                               record.uuid,
                                               version->id,
                                               version->pacticipant_id,
                                               *environment,
                                               record.target,
                                               record.auto_created,
                                               record.created_at,
                                               record.updated_at,
                                               record.undeployed_at);
    if (record.undeployed_at) {
        return Written::kNew;
    }
    if (session.run(kWriteDeployed,
                    version->pacticipant_id,
                    *environment,
                    record.target.value_or(""),
                    version->id,
                    id) == 0) {
        return fail(ErrorCode::kConflict,
                    fmt::format("another version of \"{}\" is deployed there already, and not "
                                "version \"{}\" alone",
                                record.pacticipant,
                                record.version));
    }
    return Written::kNew;
}

Result<Written> write_record(db::Session& session, const domain::ReleaseRecord& record) {
    if (const auto there = session.one<std::int64_t>(kReleaseOfUuid, record.uuid)) {
        if (record.support_ended_at) {
            session.run(kWriteSupportEnded, *record.support_ended_at, record.updated_at, *there);
        }
        return Written::kPresent;
    }
    const auto version = version_named(session, record.pacticipant, record.version);
    const auto environment = environment_of_uuid(session, record.environment);
    if (!version || !environment) {
        return fail(!version ? version.error() : environment.error());
    }
    if (session.run(kWriteRelease,
                    record.uuid,
                    version->id,
                    version->pacticipant_id,
                    *environment,
                    record.created_at,
                    record.updated_at,
                    record.support_ended_at) == 0) {
        return fail(ErrorCode::kConflict,
                    fmt::format("version \"{}\" of \"{}\" is released there already, with another "
                                "uuid than {}",
                                record.version,
                                record.pacticipant,
                                record.uuid));
    }
    return Written::kNew;
}

}  // namespace accord::broker::store
