// The resources of invitations, and of links by which somebody sets a password.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response post_invitation(Call& call);
http::Response post_invitations(Call& call);
http::Response post_password_link(Call& call);
http::Response post_password_by_link(Call& call);

}  // namespace accord::broker::api
