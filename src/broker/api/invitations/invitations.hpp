// The resources of invitations, and of links by which somebody sets a password.
#pragma once

#include "broker/api/machinery/call.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace accord::broker::api {

http::Response post_invitation(Call& call);
http::Response post_invitations(Call& call);
http::Response post_password_link(Call& call);
http::Response post_password_by_link(Call& call);
http::Response post_lost_password(Call& call);

/// Writes the address of a link, for mail.
std::function<std::string(std::string_view)> password_link_writer(std::string base_url);

}  // namespace accord::broker::api
