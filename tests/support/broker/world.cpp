// What happens in a World, as rows.
#include "support/broker/world.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/verifiable/successes.hpp"

#include <fmt/format.h>

namespace accord::support {
namespace {

constexpr std::string_view kInsertPacticipant = R"sql(
insert into pacticipants (name, display_name, search_name, created_at, updated_at)
values (?, ?, ?, ?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kPacticipantId = R"sql(
select id
from pacticipants
where name = ?
)sql";

constexpr std::string_view kInsertVersion = R"sql(
insert into versions (pacticipant_id, number, ordinal, created_at, updated_at)
values (?, ?, ?, ?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kVersionId = R"sql(
select id
from versions
where pacticipant_id = ? and number = ?
)sql";

constexpr std::string_view kSetMainBranch = R"sql(
update pacticipants
set main_branch = ?
where id = ?
)sql";

constexpr std::string_view kInsertBranch = R"sql(
insert into branches (pacticipant_id, name, search_name, created_at, updated_at)
values (?, ?, ?, ?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kBranchId = R"sql(
select id
from branches
where pacticipant_id = ? and name = ?
)sql";

constexpr std::string_view kInsertBranchVersion = R"sql(
insert into branch_versions (branch_id, version_id, pacticipant_id, branch_name, version_ordinal,
                             auto_created, created_at, updated_at)
select ?, id, pacticipant_id, ?, ordinal, 0, ?, ?
from versions
where id = ?
)sql";

constexpr std::string_view kDeleteHead = R"sql(
delete from branch_heads
where branch_id = ?
)sql";

constexpr std::string_view kInsertHead = R"sql(
insert into branch_heads
select branch_id, id, version_id, pacticipant_id, branch_name
from branch_versions
where branch_id = ? and version_id = ?
)sql";

constexpr std::string_view kInsertTag = R"sql(
insert into tags (version_id, name, pacticipant_id, version_ordinal, created_at, updated_at)
select id, ?, pacticipant_id, ordinal, ?, ?
from versions
where id = ?
)sql";

constexpr std::string_view kInsertIntegration = R"sql(
insert into integrations (consumer_id, provider_id, created_at)
values (?, ?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kInsertContent = R"sql(
insert into pact_versions (consumer_id, provider_id, sha, created_at, interactions_count,
                           messages_count, has_messages, content)
values (?, ?, ?, ?, 0, 0, 0, '{}')
on conflict do nothing
)sql";

constexpr std::string_view kNewestRevision = R"sql(
select max(revision_number)
from pact_publications
where consumer_version_id = ? and provider_id = ?
)sql";

constexpr std::string_view kSupersede = R"sql(
update pact_publications
set current = 0
where consumer_version_id = ? and provider_id = ?
)sql";

constexpr std::string_view kInsertPublication = R"sql(
insert into pact_publications (consumer_version_id, consumer_version_ordinal, consumer_id,
                               provider_id, pact_version_id, revision_number, current, created_at)
select v.id, v.ordinal, v.pacticipant_id, x.provider_id, x.id, ?, 1, ?
from versions v, pact_versions x
where v.id = ? and x.consumer_id = ? and x.provider_id = ? and x.sha = ?
)sql";

constexpr std::string_view kContentId = R"sql(
select id
from pact_versions
where consumer_id = ? and provider_id = ? and sha = ?
)sql";

constexpr std::string_view kInsertResult = R"sql(
insert into verifications (number, pact_version_id, provider_version_id, consumer_id, provider_id,
                           success, wip, execution_date, created_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kDeleteLatest = R"sql(
delete from latest_verifications
where pact_version_id = ? and provider_version_id = ?
)sql";

constexpr std::string_view kInsertLatest = R"sql(
insert into latest_verifications (pact_version_id, provider_version_id, verification_id,
                                  consumer_id, provider_id, success)
select pact_version_id, provider_version_id, max(id), consumer_id, provider_id, ?
from verifications
where pact_version_id = ? and provider_version_id = ?
group by 1, 2, 4, 5
)sql";

constexpr std::string_view kInsertEnvironment = R"sql(
insert into environments (uuid, name, display_name, production, created_at, updated_at)
values (?, ?, ?, 0, ?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kEnvironmentId = R"sql(
select id
from environments
where name = ?
)sql";

constexpr std::string_view kInsertDeployed = R"sql(
insert into deployed_versions (uuid, version_id, pacticipant_id, environment_id, auto_created,
                               created_at, updated_at)
values (?, ?, ?, ?, 0, ?, ?)
)sql";

constexpr std::string_view kDeleteCurrent = R"sql(
delete from currently_deployed
where pacticipant_id = ? and environment_id = ? and slot = ?
)sql";

constexpr std::string_view kInsertCurrent = R"sql(
insert into currently_deployed (pacticipant_id, environment_id, slot, version_id,
                                deployed_version_id)
select pacticipant_id, environment_id, ?, version_id, id
from deployed_versions
where uuid = ?
)sql";

constexpr std::string_view kInsertReleased = R"sql(
insert into released_versions (uuid, version_id, pacticipant_id, environment_id, created_at,
                               updated_at)
values (?, ?, ?, ?, ?, ?)
on conflict do nothing
)sql";

std::int64_t id_of(db::Session& session, std::string_view sql, auto... params) {
    return session.one<std::int64_t>(sql, params...).value_or(0);
}

}  // namespace

std::int64_t World::pacticipant(std::string_view name) {
    const Instant now = tick();
    return store_.write([&](db::Session& session) {
        session.run(kInsertPacticipant, name, name, fold_case(name), now, now);
        return id_of(session, kPacticipantId, name);
    });
}

std::int64_t World::version(std::string_view name, std::string_view number) {
    const std::int64_t owner = pacticipant(name);
    const Instant now = tick();
    return store_.write([&](db::Session& session) {
        session.run(kInsertVersion, owner, number, next(), now, now);
        return id_of(session, kVersionId, owner, number);
    });
}

void World::main_branch(std::string_view name, std::string_view branch) {
    const std::int64_t id = pacticipant(name);
    store_.write([&](db::Session& session) { return session.run(kSetMainBranch, branch, id); });
}

void World::branch(std::string_view name, std::string_view number, std::string_view branch) {
    const std::int64_t owner = pacticipant(name);
    const std::int64_t version_id = version(name, number);
    const Instant now = tick();
    store_.write([&](db::Session& session) {
        session.run(kInsertBranch, owner, branch, fold_case(branch), now, now);
        const std::int64_t branch_id = id_of(session, kBranchId, owner, branch);
        session.run(kInsertBranchVersion, branch_id, branch, now, now, version_id);
        broker::store::keep_successes_on_branch(session, branch_id, version_id);
        session.run(kDeleteHead, branch_id);
        return session.run(kInsertHead, branch_id, version_id);
    });
}

void World::tag(std::string_view name, std::string_view number, std::string_view tag) {
    const std::int64_t version_id = version(name, number);
    const Instant now = tick();
    store_.write([&](db::Session& session) {
        session.run(kInsertTag, tag, now, now, version_id);
        broker::store::keep_successes_with_tag(session, version_id, tag);
        return 0;
    });
}

void World::publish(std::string_view consumer,
                    std::string_view number,
                    std::string_view provider,
                    std::string_view sha) {
    const std::int64_t consumer_id = pacticipant(consumer);
    const std::int64_t provider_id = pacticipant(provider);
    const std::int64_t version_id = version(consumer, number);
    const Instant now = tick();
    store_.write([&](db::Session& session) {
        session.run(kInsertIntegration, consumer_id, provider_id, now);
        session.run(kInsertContent, consumer_id, provider_id, sha, now);
        const std::int64_t revision = 1 + id_of(session, kNewestRevision, version_id, provider_id);
        session.run(kSupersede, version_id, provider_id);
        return session.run(
            kInsertPublication, revision, now, version_id, consumer_id, provider_id, sha);
    });
}

void World::verify(std::string_view consumer,
                   std::string_view provider,
                   std::string_view sha,
                   std::string_view provider_number,
                   bool success,
                   bool wip) {
    const std::int64_t consumer_id = pacticipant(consumer);
    const std::int64_t provider_id = pacticipant(provider);
    const std::int64_t version_id = version(provider, provider_number);
    const Instant now = tick();
    store_.write([&](db::Session& session) {
        const std::int64_t content = id_of(session, kContentId, consumer_id, provider_id, sha);
        session.run(kInsertResult,
                    next(),
                    content,
                    version_id,
                    consumer_id,
                    provider_id,
                    success,
                    wip,
                    now,
                    now);
        if (success) {
            broker::store::keep_success(session, content, version_id);
        }
        session.run(kDeleteLatest, content, version_id);
        return session.run(kInsertLatest, success, content, version_id);
    });
}

std::int64_t World::environment(db::Session& session, std::string_view name) {
    session.run(kInsertEnvironment, fmt::format("uuid-{}", name), name, name, now_, now_);
    return id_of(session, kEnvironmentId, name);
}

void World::deploy(std::string_view name,
                   std::string_view number,
                   std::string_view environment_name,
                   std::string_view instance) {
    const std::int64_t owner = pacticipant(name);
    const std::int64_t version_id = version(name, number);
    const Instant now = tick();
    store_.write([&](db::Session& session) {
        const std::int64_t environment_id = environment(session, environment_name);
        const std::string uuid = fmt::format("deployed-{}", next());
        session.run(kInsertDeployed, uuid, version_id, owner, environment_id, now, now);
        session.run(kDeleteCurrent, owner, environment_id, instance);
        return session.run(kInsertCurrent, instance, uuid);
    });
}

void World::release(std::string_view name,
                    std::string_view number,
                    std::string_view environment_name) {
    const std::int64_t owner = pacticipant(name);
    const std::int64_t version_id = version(name, number);
    const Instant now = tick();
    store_.write([&](db::Session& session) {
        const std::int64_t environment_id = environment(session, environment_name);
        return session.run(kInsertReleased,
                           fmt::format("released-{}", next()),
                           version_id,
                           owner,
                           environment_id,
                           now,
                           now);
    });
}

}  // namespace accord::support
