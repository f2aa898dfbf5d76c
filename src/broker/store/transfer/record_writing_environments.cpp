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
)sql";

constexpr std::string_view kDeployedIn = R"sql(
select d.id, d.created_at
from currently_deployed c
join deployed_versions d on d.id = c.deployed_version_id
where c.pacticipant_id = ? and c.environment_id = ? and c.slot = ?
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

struct Deployed {
    std::int64_t id = 0;
    Instant created_at;

    using Columns = std::tuple<std::int64_t, Instant>;
};

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

/// Where both brokers went on deploying, the later deployment is the one that is there now.
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
    const auto slot = record.target.value_or("");
    auto undeployed_at = record.undeployed_at;
    const auto rival =
        undeployed_at
            ? std::nullopt
            : session.one<Deployed>(kDeployedIn, version->pacticipant_id, *environment, slot);
    if (rival && rival->created_at > record.created_at) {
        undeployed_at = rival->created_at;
    } else if (rival) {
        session.run(kWriteUndeployed, record.created_at, record.created_at, rival->id);
        session.run(kForgetDeployed, rival->id);
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
                                               undeployed_at);
    if (!undeployed_at) {
        session.run(kWriteDeployed, version->pacticipant_id, *environment, slot, version->id, id);
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
    // Where it was released by both brokers, the release that is here stands for both.
    const auto rows = session.run(kWriteRelease,
                                  record.uuid,
                                  version->id,
                                  version->pacticipant_id,
                                  *environment,
                                  record.created_at,
                                  record.updated_at,
                                  record.support_ended_at);
    return rows > 0 ? Written::kNew : Written::kPresent;
}

}  // namespace accord::broker::store
