// The resources of roles, and the list of permissions.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_roles(Call& call);
http::Response post_role(Call& call);
http::Response get_role(Call& call);
http::Response put_role(Call& call);
http::Response delete_role(Call& call);
http::Response reset_roles(Call& call);
http::Response list_permissions(Call& call);

}  // namespace accord::broker::api
