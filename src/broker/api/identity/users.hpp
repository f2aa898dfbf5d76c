// The resources of users: /admin/users, their roles, and /user, who asks.
#pragma once

#include "broker/api/machinery/call.hpp"

#include <optional>

namespace accord::broker::api {

http::Response list_users(Call& call);
http::Response post_user(Call& call);
http::Response get_user(Call& call);
http::Response put_user(Call& call);
http::Response delete_user(Call& call);
http::Response get_current_user(Call& call);
http::Response put_own_password(Call& call);

http::Response put_roles_of_user(Call& call);
http::Response put_role_of_user(Call& call);
http::Response delete_role_of_user(Call& call);
http::Response put_administrator(Call& call);
http::Response delete_administrator(Call& call);

/// Users and system accounts, or those of one type.
http::Response list_accounts(Call& call, std::optional<std::int64_t> type, const std::string& url);

}  // namespace accord::broker::api
