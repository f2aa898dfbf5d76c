// Keys of the broker itself: the SQL.
#include "broker/store/identity/own_keys.hpp"

namespace accord::broker::store {
namespace {

/// Whoever comes second gets the first one's.
constexpr std::string_view kOwnKey = R"sql(
insert into own_keys (name, value)
values (?, ?)
on conflict (name) do update
set value = own_keys.value
returning value
)sql";

}  // namespace

std::string own_key(db::Session& session, std::string_view name, std::string_view made) {
    return session.one<std::string>(kOwnKey, name, made).value();
}

}  // namespace accord::broker::store
