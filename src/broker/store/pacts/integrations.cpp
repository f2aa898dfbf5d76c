#include "broker/store/pacts/integrations.hpp"

#include "broker/store/pacticipants/like.hpp"

namespace accord::broker::store {

#define ACCORD_INTEGRATION_FROM                                        \
    "from integrations i join pacticipants c on c.id = i.consumer_id " \
    "join pacticipants p on p.id = i.provider_id "                     \
    "where (lower(c.name) like ? escape '!' or lower(p.name) like ? escape '!') "

void touch_integration(db::Session& session,
                       std::int64_t consumer_id,
                       std::int64_t provider_id,
                       Instant now) {
    session.run(
        "insert into integrations (consumer_id, provider_id, created_at, contract_data_updated_at) "
        "values (?, ?, ?, ?) on conflict (consumer_id, provider_id) do update "
        "set contract_data_updated_at = excluded.contract_data_updated_at",
        consumer_id,
        provider_id,
        now,
        now);
}

std::vector<Integration> list_integrations(db::Session& session,
                                           std::string_view name_part,
                                           const Page& page) {
    const auto pattern = like_containing(name_part);
    return session.all<Integration>(
        "select i.id, c.name, p.name " ACCORD_INTEGRATION_FROM
        "order by i.contract_data_updated_at desc, i.id desc limit ? offset ?",
        pattern,
        pattern,
        page.size,
        page.offset());
}

std::int64_t count_integrations(db::Session& session, std::string_view name_part) {
    const auto pattern = like_containing(name_part);
    return *session.one<std::int64_t>("select count(*) " ACCORD_INTEGRATION_FROM, pattern, pattern);
}

namespace {

/// Versions of a pacticipant that have no pact and no result.
void delete_idle_versions(db::Session& session, std::int64_t pacticipant_id) {
    session.run(
        "delete from versions where pacticipant_id = ? "
        "and not exists (select 1 from pact_publications pp where pp.consumer_version_id = "
        "versions.id) "
        "and not exists (select 1 from verifications r where r.provider_version_id = versions.id)",
        pacticipant_id);
}

void delete_when_idle(db::Session& session, std::int64_t pacticipant_id) {
    session.run(
        "delete from pacticipants where id = ? "
        "and not exists (select 1 from versions v where v.pacticipant_id = pacticipants.id) "
        "and not exists (select 1 from integrations i where i.consumer_id = pacticipants.id or "
        "i.provider_id = pacticipants.id) "
        "and not exists (select 1 from labels l where l.pacticipant_id = pacticipants.id)",
        pacticipant_id);
}

}  // namespace

bool delete_integration(db::Session& session,
                        std::string_view consumer,
                        std::string_view provider) {
    using Ids = std::tuple<std::int64_t, std::int64_t>;
    const auto ids = session.one<Ids>(
        "select i.consumer_id, i.provider_id from integrations i "
        "join pacticipants c on c.id = i.consumer_id join pacticipants p on p.id = i.provider_id "
        "where c.name = ? and p.name = ?",
        consumer,
        provider);
    if (!ids) {
        return false;
    }
    const auto [consumer_id, provider_id] = *ids;
    session.run("delete from pact_versions where consumer_id = ? and provider_id = ?",
                consumer_id,
                provider_id);
    session.run("delete from integrations where consumer_id = ? and provider_id = ?",
                consumer_id,
                provider_id);
    for (const auto id : {consumer_id, provider_id}) {
        delete_idle_versions(session, id);
    }
    for (const auto id : {consumer_id, provider_id}) {
        delete_when_idle(session, id);
    }
    return true;
}

void delete_all_integrations(db::Session& session) { session.run("delete from pacticipants"); }

}  // namespace accord::broker::store
