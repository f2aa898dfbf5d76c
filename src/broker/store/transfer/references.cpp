// Names found: the SQL.
#include "broker/store/transfer/references.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kPacticipantNamed = R"sql(
select id
from pacticipants
where name = ?
)sql";

constexpr std::string_view kVersionNamed = R"sql(
select v.id, v.pacticipant_id, v.ordinal
from pacticipants p
join versions v on v.pacticipant_id = p.id and v.number = ?
where p.name = ?
)sql";

constexpr std::string_view kBranchNamed = R"sql(
select b.id
from pacticipants p
join branches b on b.pacticipant_id = p.id and b.name = ?
where p.name = ?
)sql";

constexpr std::string_view kContentNamed = R"sql(
select x.id, x.consumer_id, x.provider_id
from pacticipants c
join pacticipants p on p.name = ?
join pact_versions x on x.consumer_id = c.id and x.provider_id = p.id and x.sha = ?
where c.name = ?
)sql";

constexpr std::string_view kEnvironmentOfUuid = R"sql(
select id
from environments
where uuid = ?
)sql";

constexpr std::string_view kWebhookOfUuid = R"sql(
select id
from webhooks
where uuid = ?
)sql";

template <class Row, class... Parts>
Result<Row> found(std::optional<Row> row, fmt::format_string<Parts...> missing, Parts&&... parts) {
    if (row) {
        return *row;
    }
    return invalid_input("refers to " + fmt::format(missing, std::forward<Parts>(parts)...) +
                         ", which is not there");
}

}  // namespace

Result<std::int64_t> pacticipant_named(db::Session& session, std::string_view name) {
    return found(
        session.one<std::int64_t>(kPacticipantNamed, name), "the pacticipant \"{}\"", name);
}

Result<ReferredVersion> version_named(db::Session& session,
                                      std::string_view pacticipant,
                                      std::string_view number) {
    return found(session.one<ReferredVersion>(kVersionNamed, number, pacticipant),
                 "version \"{}\" of \"{}\"",
                 number,
                 pacticipant);
}

Result<std::int64_t> branch_named(db::Session& session,
                                  std::string_view pacticipant,
                                  std::string_view name) {
    return found(session.one<std::int64_t>(kBranchNamed, name, pacticipant),
                 "branch \"{}\" of \"{}\"",
                 name,
                 pacticipant);
}

Result<ReferredContent> content_named(db::Session& session,
                                      std::string_view consumer,
                                      std::string_view provider,
                                      std::string_view sha) {
    return found(session.one<ReferredContent>(kContentNamed, provider, sha, consumer),
                 "the content {} of \"{}\" for \"{}\"",
                 sha,
                 consumer,
                 provider);
}

Result<std::int64_t> environment_of_uuid(db::Session& session, std::string_view uuid) {
    return found(session.one<std::int64_t>(kEnvironmentOfUuid, uuid), "the environment {}", uuid);
}

Result<std::int64_t> webhook_of_uuid(db::Session& session, std::string_view uuid) {
    return found(session.one<std::int64_t>(kWebhookOfUuid, uuid), "the webhook {}", uuid);
}

}  // namespace accord::broker::store
