// Who may sign in at Google and GitHub: PactFlow's address for it.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_authentication_settings(Call& call);
http::Response put_authentication_settings(Call& call);

}  // namespace accord::broker::api
