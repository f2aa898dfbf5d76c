// Preferences: the SQL.
#include "broker/store/preferences/preferences.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kFindOfSystem = R"sql(
select value
from system_preferences
where name = ?
)sql";

constexpr std::string_view kFindOfUser = R"sql(
select value
from user_preferences
where user_id = ? and name = ?
)sql";

constexpr std::string_view kSetOfSystem = R"sql(
insert into system_preferences (name, value)
values (?, ?)
on conflict (name) do update set value = excluded.value
)sql";

constexpr std::string_view kSetOfUser = R"sql(
insert into user_preferences (user_id, name, value)
values (?, ?, ?)
on conflict (user_id, name) do update set value = excluded.value
)sql";

constexpr std::string_view kResetOfSystem = R"sql(
delete from system_preferences
where name = ?
)sql";

constexpr std::string_view kResetOfUser = R"sql(
delete from user_preferences
where user_id = ? and name = ?
)sql";

}  // namespace

std::optional<std::string> find_preference(db::Session& session,
                                           PreferencesOf whose,
                                           std::string_view name) {
    return whose ? session.one<std::string>(kFindOfUser, *whose, name)
                 : session.one<std::string>(kFindOfSystem, name);
}

void set_preference(db::Session& session,
                    PreferencesOf whose,
                    std::string_view name,
                    std::string_view value) {
    if (whose) {
        session.run(kSetOfUser, *whose, name, value);
    } else {
        session.run(kSetOfSystem, name, value);
    }
}

void reset_preference(db::Session& session, PreferencesOf whose, std::string_view name) {
    if (whose) {
        session.run(kResetOfUser, *whose, name);
    } else {
        session.run(kResetOfSystem, name);
    }
}

}  // namespace accord::broker::store
