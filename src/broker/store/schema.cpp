// The broker's tables. Instants are microseconds since 1970, booleans 0 or 1, ordinals the order in
// which a pacticipant's versions were first seen ("latest" is the highest).
//
// Rows that could be computed but are kept, each written in the transaction that changes its cause:
//   branch_heads           the version added to a branch last
//   latest_verifications   the newest result per contract content and provider version
//   branch_successes, tag_successes  what versions on a branch, or with a tag, have verified
//   currently_deployed     what runs where now
//   pact_publications.current  1 on the newest revision for a consumer version and provider
//   *.version_ordinal, *.branch_name, *.pacticipant_id  copies that spare a join
//   *.search_name          the name without regard to case
#include "broker/store/schema.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/audit/schema_of_audit.hpp"
#include "broker/store/identity/schema_of_external_users.hpp"
#include "broker/store/identity/schema_of_identity.hpp"
#include "broker/store/identity/schema_of_sign_in_limits.hpp"
#include "broker/store/identity/schema_of_workloads.hpp"
#include "broker/store/invitations/schema_of_invitations.hpp"
#include "broker/store/preferences/schema_of_preferences.hpp"
#include "broker/store/provisioning/schema_of_provisioning.hpp"
#include "broker/store/schema_of_lists.hpp"
#include "broker/store/secrets/schema_of_secrets.hpp"
#include "broker/store/teams/schema_of_teams.hpp"
#include "broker/store/verifiable/successes.hpp"
#include "broker/store/webhooks/schema_of_webhooks.hpp"
#include "db/dialect/sequence.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kPacticipants = R"sql(
create table sequences (
    name text primary key,
    value bigint not null
);
insert into sequences (name, value) values ('version_ordinal', 0), ('verification_number', 100);

create table pacticipants (
    id {{id}},
    name text not null unique,
    display_name text not null,
    main_branch text,
    repository_url text,
    repository_name text,
    repository_namespace text,
    created_at bigint not null,
    updated_at bigint not null
);

create table labels (
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    name text not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (pacticipant_id, name)
);
create index labels_by_name on labels (name);

create table versions (
    id {{id}},
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    number text not null,
    ordinal bigint not null,
    build_url text,
    created_at bigint not null,
    updated_at bigint not null,
    unique (pacticipant_id, number),
    unique (pacticipant_id, ordinal)
);

create table tags (
    version_id bigint not null references versions (id) on delete cascade,
    name text not null,
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    version_ordinal bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (version_id, name)
);
create unique index tags_by_name on tags (pacticipant_id, name, version_ordinal);
create index tags_named on tags (name);

create table branches (
    id {{id}},
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    name text not null,
    created_at bigint not null,
    updated_at bigint not null,
    unique (pacticipant_id, name)
);
create index branches_by_name on branches (name);

create table branch_versions (
    id {{id}},
    branch_id bigint not null references branches (id) on delete cascade,
    version_id bigint not null references versions (id) on delete cascade,
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    branch_name text not null,
    version_ordinal bigint not null,
    auto_created smallint not null,
    created_at bigint not null,
    updated_at bigint not null,
    unique (branch_id, version_id)
);
create index branch_versions_of_version on branch_versions (version_id);
create index branch_versions_of_branch on branch_versions (branch_id, version_ordinal);

create table branch_heads (
    branch_id bigint primary key references branches (id) on delete cascade,
    branch_version_id bigint not null references branch_versions (id) on delete cascade,
    version_id bigint not null references versions (id) on delete cascade,
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    branch_name text not null
);
create index branch_heads_of_version on branch_heads (version_id);
create index branch_heads_of_pacticipant on branch_heads (pacticipant_id, branch_name);
create index branch_heads_of_branch_version on branch_heads (branch_version_id);
)sql";

constexpr std::string_view kContracts = R"sql(
create table integrations (
    id {{id}},
    consumer_id bigint not null references pacticipants (id) on delete cascade,
    provider_id bigint not null references pacticipants (id) on delete cascade,
    created_at bigint not null,
    contract_data_updated_at bigint,
    unique (consumer_id, provider_id)
);
create index integrations_of_provider on integrations (provider_id);

create table pact_versions (
    id {{id}},
    consumer_id bigint not null references pacticipants (id) on delete cascade,
    provider_id bigint not null references pacticipants (id) on delete cascade,
    sha text not null,
    created_at bigint not null,
    interactions_count bigint not null,
    messages_count bigint not null,
    has_messages smallint not null,
    content text not null,
    unique (consumer_id, provider_id, sha)
);
create index pact_versions_of_provider on pact_versions (provider_id, sha);

create table pact_publications (
    id {{id}},
    consumer_version_id bigint not null references versions (id) on delete cascade,
    consumer_version_ordinal bigint not null,
    consumer_id bigint not null references pacticipants (id) on delete cascade,
    provider_id bigint not null references pacticipants (id) on delete cascade,
    pact_version_id bigint not null references pact_versions (id) on delete cascade,
    revision_number bigint not null,
    current smallint not null,
    created_at bigint not null,
    unique (consumer_version_id, provider_id, revision_number)
);
create unique index pact_publications_current
    on pact_publications (consumer_version_id, provider_id) where current = 1;
create index pact_publications_of_pair
    on pact_publications (provider_id, consumer_id, consumer_version_ordinal, current);
create index pact_publications_of_consumer
    on pact_publications (consumer_id, consumer_version_ordinal);
create index pact_publications_of_content
    on pact_publications (pact_version_id, consumer_version_ordinal);
create index pact_publications_in_time on pact_publications (provider_id, created_at);

create table verifications (
    id {{id}},
    number bigint not null,
    pact_version_id bigint not null references pact_versions (id) on delete cascade,
    provider_version_id bigint not null references versions (id) on delete cascade,
    consumer_id bigint not null references pacticipants (id) on delete cascade,
    provider_id bigint not null references pacticipants (id) on delete cascade,
    success smallint not null,
    wip smallint not null,
    pact_pending smallint,
    build_url text,
    execution_date bigint not null,
    created_at bigint not null,
    consumer_version_selectors text,
    verified_by_implementation text,
    verified_by_version text,
    client_implementation text,
    client_version text,
    client_test_framework text,
    unique (pact_version_id, number)
);
create index verifications_of_provider_version on verifications (provider_version_id);
create index verifications_of_pair on verifications (consumer_id, provider_id);
create index verifications_successful
    on verifications (pact_version_id, success, provider_version_id);

create table verification_test_results (
    verification_id bigint primary key references verifications (id) on delete cascade,
    content text not null
);

create table latest_verifications (
    pact_version_id bigint not null references pact_versions (id) on delete cascade,
    provider_version_id bigint not null references versions (id) on delete cascade,
    verification_id bigint not null references verifications (id) on delete cascade,
    consumer_id bigint not null references pacticipants (id) on delete cascade,
    provider_id bigint not null references pacticipants (id) on delete cascade,
    success smallint not null,
    primary key (pact_version_id, provider_version_id)
);
create index latest_verifications_newest on latest_verifications (pact_version_id, verification_id);
create index latest_verifications_of_version on latest_verifications (provider_version_id);
create index latest_verifications_of_verification on latest_verifications (verification_id);
)sql";

constexpr std::string_view kEnvironments = R"sql(
create table environments (
    id {{id}},
    uuid text not null unique,
    name text not null unique,
    display_name text not null,
    production smallint not null,
    contacts text,
    created_at bigint not null,
    updated_at bigint not null
);

create table deployed_versions (
    id {{id}},
    uuid text not null unique,
    version_id bigint not null references versions (id) on delete cascade,
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    environment_id bigint not null references environments (id) on delete cascade,
    target text,
    auto_created smallint not null,
    created_at bigint not null,
    updated_at bigint not null,
    undeployed_at bigint
);
create index deployed_versions_of_version on deployed_versions (version_id);
create index deployed_versions_of_slot on deployed_versions (environment_id, pacticipant_id);

create table currently_deployed (
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    environment_id bigint not null references environments (id) on delete cascade,
    slot text not null,
    version_id bigint not null references versions (id) on delete cascade,
    deployed_version_id bigint not null references deployed_versions (id) on delete cascade,
    primary key (pacticipant_id, environment_id, slot)
);
create index currently_deployed_in on currently_deployed (environment_id);
create index currently_deployed_version on currently_deployed (version_id);
create index currently_deployed_row on currently_deployed (deployed_version_id);

create table released_versions (
    id {{id}},
    uuid text not null unique,
    version_id bigint not null references versions (id) on delete cascade,
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    environment_id bigint not null references environments (id) on delete cascade,
    created_at bigint not null,
    updated_at bigint not null,
    support_ended_at bigint,
    unique (version_id, environment_id)
);
create index released_versions_in on released_versions (environment_id, pacticipant_id);
)sql";

/// Names as they are searched and sorted: the databases' own lower() differ, and SQLite's knows no
/// letters beyond ASCII.
constexpr std::string_view kSearchNames = R"sql(
alter table pacticipants add column search_name text not null default '';
alter table branches add column search_name text not null default '';
)sql";

constexpr std::string_view kPacticipantNames = R"sql(
select id, name
from pacticipants
)sql";

constexpr std::string_view kBranchNames = R"sql(
select id, name
from branches
)sql";

constexpr std::string_view kSetPacticipantSearchName = R"sql(
update pacticipants
set search_name = ?
where id = ?
)sql";

constexpr std::string_view kSetBranchSearchName = R"sql(
update branches
set search_name = ?
where id = ?
)sql";

void fill_search_names(db::Session& session) {
    using Row = std::tuple<std::int64_t, std::string>;
    for (const auto& [id, name] : session.all<Row>(kPacticipantNames)) {
        session.run(kSetPacticipantSearchName, fold_case(name), id);
    }
    for (const auto& [id, name] : session.all<Row>(kBranchNames)) {
        session.run(kSetBranchSearchName, fold_case(name), id);
    }
}

/// The newest tag of a version is asked for with each tag that is added to it.
constexpr std::string_view kTagsInTime = R"sql(
create index tags_of_version_in_time on tags (version_id, created_at);
)sql";

/// What is released of a pacticipant is asked for with each pact that is published for it.
constexpr std::string_view kReleasesByPacticipant = R"sql(
create index released_versions_of_pacticipant on released_versions (pacticipant_id);
)sql";

/// A row that every publisher changes would make each wait for the transaction of the other.
void make_sequences(db::Session& session) {
    for (const auto sequence : {kOrdinals, kVerificationNumbers}) {
        db::make_sequence(session, sequence);
    }
}

/// Work that one node does for all, and what a clean looks for.
constexpr std::string_view kRetention = R"sql(
create table leases (
    name text primary key,
    holder text not null,
    until bigint not null,
    due bigint not null
);
create index pact_publications_replaced on pact_publications (id) where current = 0;
)sql";

/// What happens once in the life of a database.
constexpr std::string_view kMilestones = R"sql(
create table milestones (
    name text not null primary key,
    reached_at bigint not null
);
)sql";

/// What decides whether a content is pending or in progress, and the newest success of each.
constexpr std::string_view kResultsInTime = R"sql(
create index verifications_successful_in_time
    on verifications (pact_version_id, success, created_at, provider_version_id);
create index latest_verifications_successful
    on latest_verifications (pact_version_id, success, verification_id);
)sql";

/// What names the request that brought a result, so that the same one is not recorded twice.
constexpr std::string_view kRequestKeys = R"sql(
alter table verifications add column request_key text;
create index verifications_of_request on verifications (pact_version_id, request_key)
    where request_key is not null;
)sql";

/// What ends work in progress: results are looked for by the time that they were executed, and the
/// first version with a tag.
constexpr std::string_view kWorkInProgress = R"sql(
create index tags_by_name_in_time on tags (pacticipant_id, name, created_at);
create index verifications_successful_executed
    on verifications (pact_version_id, success, wip, execution_date, provider_version_id);
)sql";

/// Whether a provider version has verified a content lately is one look at the index, however often
/// it has.
constexpr std::string_view kResultsByVersion = R"sql(
create index verifications_successful_by_version
    on verifications (pact_version_id, success, provider_version_id, wip, execution_date);
drop index verifications_successful;
)sql";

const db::Migration kMigrations[] = {
    {1, "pacticipants, versions, branches, tags", kPacticipants},
    {2, "contracts and verification results", kContracts},
    {3, "environments, deployments, releases", kEnvironments},
    {4, "names as they are searched", kSearchNames, fill_search_names},
    {5, "tags in the order of time", kTagsInTime},
    {6, "sequences that nobody waits for", "", make_sequences},
    {7, "leases, and what a clean looks for", kRetention},
    {8, "milestones", kMilestones},
    {9, "webhooks", kWebhooks},
    {10, "releases by pacticipant", kReleasesByPacticipant},
    {11, "events, and deliveries of webhooks", kOutbox},
    {12, "secrets of webhooks", kWebhookSecrets},
    {13, "results in the order of time", kResultsInTime},
    {14, "requests that brought results", kRequestKeys},
    {15, "what ends work in progress", kWorkInProgress},
    {16, "results by version", kResultsByVersion},
    {17, "what branches and tags have verified", kMakeSuccesses},
    {18, "what has failed", kFailures},
    {19, "what came to environments", kArrivals},
    {20, "how many interactions passed", kTestCounts},
    {21, "what webhooks have triggered", kTriggeredInTime},
    {22, "versions by number", kNumbers},
    {23, "what is in environments now", kNowThere},
    {24, "users, roles, tokens", kIdentity},
    {25, "workload identities", kWorkloadIdentities},
    {26, "sessions", kSessions},
    {27, "users at providers of single sign-on", kExternalUsers},
    {28, "audit log", kAudit, keep_audit},
    {29, "secrets by name", kNamedSecrets},
    {30, "teams", kTeams},
    {31, "links to set a password", kPasswordLinks},
    {32, "users and groups of a directory", kProvisioning},
    {33, "what providers say counts once", kSignInProofs},
    {34, "secrets of teams", kSecretsOfTeams},
    {35, "who may sign in at providers", kSignInLimits},
    {36, "preferences", kPreferences},
    {37, "mail with links to set a password", kPasswordMails},
};

}  // namespace

std::span<const db::Migration> migrations() { return kMigrations; }

}  // namespace accord::broker::store
