// The resources of sessions: /session, by which a browser signs in and out; one's own, and those of
// a user that an administrator ends.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_session(Call& call);
http::Response post_session(Call& call);
http::Response delete_session(Call& call);
http::Response get_basic_sign_in(Call& call);

http::Response list_own_sessions(Call& call);
http::Response delete_own_sessions(Call& call);
http::Response delete_own_session(Call& call);
http::Response delete_sessions_of_user(Call& call);

/// Gives the browser another session in place of those that have ended.
void stay_signed_in(Call& call, service::Work& work, http::Response& response);

}  // namespace accord::broker::api
