// The kept rows of successes by branch and by tag: the SQL.
#include "broker/store/verifiable/successes.hpp"

namespace accord::broker::store {

constexpr std::string_view kMakeSuccesses = R"sql(
create table branch_successes (
    pact_version_id bigint not null references pact_versions (id) on delete cascade,
    branch_id bigint not null,
    provider_version_id bigint not null,
    primary key (pact_version_id, branch_id, provider_version_id),
    foreign key (branch_id, provider_version_id)
        references branch_versions (branch_id, version_id) on delete cascade
);
create index branch_successes_of_version on branch_successes (branch_id, provider_version_id);
insert into branch_successes (pact_version_id, branch_id, provider_version_id)
select distinct s.pact_version_id, b.branch_id, b.version_id
from verifications s
join branch_versions b on b.version_id = s.provider_version_id
where s.success = 1;

create table tag_successes (
    pact_version_id bigint not null references pact_versions (id) on delete cascade,
    name text not null,
    provider_version_id bigint not null,
    primary key (pact_version_id, name, provider_version_id),
    foreign key (provider_version_id, name)
        references tags (version_id, name) on delete cascade
);
create index tag_successes_of_version on tag_successes (provider_version_id, name);
insert into tag_successes (pact_version_id, name, provider_version_id)
select distinct s.pact_version_id, t.name, t.version_id
from verifications s
join tags t on t.version_id = s.provider_version_id
where s.success = 1;
)sql";

namespace {

constexpr std::string_view kKeepOnBranches = R"sql(
insert into branch_successes (pact_version_id, branch_id, provider_version_id)
select cast(? as bigint), branch_id, version_id
from branch_versions
where version_id = ?
on conflict do nothing
)sql";

constexpr std::string_view kKeepWithTags = R"sql(
insert into tag_successes (pact_version_id, name, provider_version_id)
select cast(? as bigint), name, version_id
from tags
where version_id = ?
on conflict do nothing
)sql";

constexpr std::string_view kKeepOnBranch = R"sql(
insert into branch_successes (pact_version_id, branch_id, provider_version_id)
select distinct pact_version_id, cast(? as bigint), provider_version_id
from verifications
where provider_version_id = ? and success = 1
on conflict do nothing
)sql";

constexpr std::string_view kKeepWithTag = R"sql(
insert into tag_successes (pact_version_id, name, provider_version_id)
select distinct pact_version_id, cast(? as text), provider_version_id
from verifications
where provider_version_id = ? and success = 1
on conflict do nothing
)sql";

}  // namespace

void keep_success(db::Session& session, std::int64_t content_id, std::int64_t provider_version_id) {
    session.run(kKeepOnBranches, content_id, provider_version_id);
    session.run(kKeepWithTags, content_id, provider_version_id);
}

void keep_successes_on_branch(db::Session& session,
                              std::int64_t branch_id,
                              std::int64_t version_id) {
    session.run(kKeepOnBranch, branch_id, version_id);
}

void keep_successes_with_tag(db::Session& session, std::int64_t version_id, std::string_view tag) {
    session.run(kKeepWithTag, tag, version_id);
}

}  // namespace accord::broker::store
