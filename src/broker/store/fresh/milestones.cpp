// What happens once in the life of a database: see milestones.hpp.
#include "broker/store/fresh/milestones.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kInsertMilestone = R"sql(
insert into milestones (name, reached_at)
values (?, ?)
on conflict do nothing
)sql";

constexpr std::string_view kCountContents = R"sql(
select (select count(*) from (select 1 from pacticipants limit 1) as one)
     + (select count(*) from (select 1 from environments limit 1) as other)
)sql";

}  // namespace

bool reach_milestone(db::Session& session, std::string_view name, Instant now) {
    return session.run(kInsertMilestone, name, now) == 1;
}

bool is_empty(db::Session& session) {
    return session.one<std::int64_t>(kCountContents).value_or(0) == 0;
}

}  // namespace accord::broker::store
