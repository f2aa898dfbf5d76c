// Who may sign in at providers: the SQL.
#include "broker/store/identity/sign_in_limits.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kListLimits = R"sql(
select name
from sign_in_limits
where realm = ?
order by position
)sql";

constexpr std::string_view kForgetLimits = R"sql(
delete from sign_in_limits
where realm = ?
)sql";

constexpr std::string_view kAddLimit = R"sql(
insert into sign_in_limits (realm, name, position)
values (?, ?, ?)
)sql";

}  // namespace

std::vector<std::string> sign_in_limits(db::Session& session, std::string_view realm) {
    return session.all<std::string>(kListLimits, realm);
}

void set_sign_in_limits(db::Session& session,
                        std::string_view realm,
                        const std::vector<std::string>& names) {
    session.run(kForgetLimits, realm);
    std::int64_t position = 0;
    for (const auto& name : names) {
        session.run(kAddLimit, realm, name, position++);
    }
}

}  // namespace accord::broker::store
