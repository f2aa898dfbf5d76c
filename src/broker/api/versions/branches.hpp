// Branches of a pacticipant, and versions on them.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_branches(Call& call);
http::Response delete_branches(Call& call);
http::Response get_branch(Call& call);
http::Response delete_branch(Call& call);
http::Response get_branch_version(Call& call);
http::Response put_branch_version(Call& call);
http::Response delete_branch_version(Call& call);

}  // namespace accord::broker::api
