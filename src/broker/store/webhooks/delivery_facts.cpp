// What variables stand for: the SQL.
#include "broker/store/webhooks/delivery_facts.hpp"

#include "db/sql.hpp"

namespace accord::broker::store {
namespace {

constexpr db::Sql kPactSelect = R"sql(
select c.id, c.name, p.id, p.name, v.id, v.number, pv.sha, pv.id, v.build_url
from pact_publications pp
join versions v on v.id = pp.consumer_version_id
join pact_versions pv on pv.id = pp.pact_version_id
join pacticipants c on c.id = pp.consumer_id
join pacticipants p on p.id = pp.provider_id
)sql";

constexpr db::Sql kDeliveredPact = kPactSelect + R"sql(
where pp.id = ?
)sql";

constexpr db::Sql kNewestPact = kPactSelect + R"sql(
where pp.current = 1
order by pp.consumer_version_ordinal desc, pp.id desc
limit 1
)sql";

constexpr db::Sql kNewestPactOfConsumer = kPactSelect + R"sql(
where pp.current = 1 and pp.consumer_id = (select id from pacticipants where name = ?)
order by pp.consumer_version_ordinal desc, pp.id desc
limit 1
)sql";

constexpr db::Sql kNewestPactOfProvider = kPactSelect + R"sql(
where pp.current = 1 and pp.provider_id = (select id from pacticipants where name = ?)
order by pp.consumer_version_ordinal desc, pp.id desc
limit 1
)sql";

constexpr db::Sql kNewestPactOfPair = kPactSelect + R"sql(
where pp.current = 1 and pp.consumer_id = (select id from pacticipants where name = ?)
    and pp.provider_id = (select id from pacticipants where name = ?)
order by pp.consumer_version_ordinal desc, pp.id desc
limit 1
)sql";

constexpr db::Sql kResultSelect = R"sql(
select f.number, f.success, v.id, v.number, f.build_url
from verifications f
join versions v on v.id = f.provider_version_id
)sql";

constexpr db::Sql kDeliveredResult = kResultSelect + R"sql(
where f.id = ?
)sql";

constexpr db::Sql kNewestResultOfContent = kResultSelect + R"sql(
where f.pact_version_id = ?
order by f.id desc
limit 1
)sql";

constexpr std::string_view kDeployedNumbers = R"sql(
select distinct v.number
from currently_deployed d
join versions v on v.id = d.version_id
where d.pacticipant_id = ?
order by v.number
)sql";

}  // namespace

std::optional<DeliveredPact> delivered_pact(db::Session& session, std::int64_t publication_id) {
    return session.one<DeliveredPact>(kDeliveredPact, publication_id);
}

std::optional<DeliveredResult> delivered_result(db::Session& session,
                                                std::int64_t verification_id) {
    return session.one<DeliveredResult>(kDeliveredResult, verification_id);
}

std::optional<DeliveredPact> newest_pact(db::Session& session,
                                         const std::optional<std::string>& consumer,
                                         const std::optional<std::string>& provider) {
    if (consumer && provider) {
        return session.one<DeliveredPact>(kNewestPactOfPair, *consumer, *provider);
    }
    if (consumer) {
        return session.one<DeliveredPact>(kNewestPactOfConsumer, *consumer);
    }
    if (provider) {
        return session.one<DeliveredPact>(kNewestPactOfProvider, *provider);
    }
    return session.one<DeliveredPact>(kNewestPact);
}

std::optional<DeliveredResult> newest_result(db::Session& session, std::int64_t content_id) {
    return session.one<DeliveredResult>(kNewestResultOfContent, content_id);
}

std::vector<std::string> deployed_numbers(db::Session& session, std::int64_t pacticipant_id) {
    return session.all<std::string>(kDeployedNumbers, pacticipant_id);
}

}  // namespace accord::broker::store
