// The resources of system accounts, whose tokens are for machines. They are changed and deleted as
// users are.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_system_accounts(Call& call);
http::Response post_system_account(Call& call);
http::Response get_system_account(Call& call);

}  // namespace accord::broker::api
