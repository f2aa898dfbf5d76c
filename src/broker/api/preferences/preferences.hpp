// Preferences of the system and of the current user.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_system_preferences(Call& call);
http::Response get_system_preference(Call& call);
http::Response put_system_preference(Call& call);
http::Response delete_system_preference(Call& call);

http::Response list_own_preferences(Call& call);
http::Response get_own_preference(Call& call);
http::Response put_own_preference(Call& call);
http::Response delete_own_preference(Call& call);

}  // namespace accord::broker::api
