// Counting rows: the SQL.
#include "broker/store/retention/sizes.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kRowCounts = R"sql(
select (select count(*) from versions),
       (select count(*) from pact_publications),
       (select count(*) from pact_versions),
       (select count(*) from verifications),
       (select count(*) from branches),
       (select count(*) from triggered_webhooks)
)sql";

}  // namespace

RowCounts count_rows(db::Session& session) { return *session.one<RowCounts>(kRowCounts); }

}  // namespace accord::broker::store
