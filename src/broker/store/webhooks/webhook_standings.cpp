// Standings of webhooks: the SQL. What each has sent last is one look at an index, however much it
// has sent.
#include "broker/store/webhooks/webhook_standings.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kWebhookStandings = R"sql(
select w.id, w.description, c.name, w.consumer_label, p.name, w.provider_label, w.enabled,
    w.method, w.url, t.id, t.status
from webhooks w
left join pacticipants c on c.id = w.consumer_id
left join pacticipants p on p.id = w.provider_id
left join triggered_webhooks t on t.id = (select max(x.id) from triggered_webhooks x
                                          where x.webhook_id = w.id)
order by w.id
)sql";

}  // namespace

std::vector<WebhookStanding> list_webhook_standings(db::Session& session) {
    return session.all<WebhookStanding>(kWebhookStandings);
}

}  // namespace accord::broker::store
