// Versions of a pacticipant: one, and lists of them.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_versions(Call& call);
http::Response list_tagged_versions(Call& call);
http::Response list_branch_versions(Call& call);
http::Response get_version(Call& call);
http::Response put_version(Call& call);
http::Response patch_version(Call& call);
http::Response delete_version(Call& call);
http::Response get_latest_version(Call& call);
http::Response get_latest_tagged_version(Call& call);
http::Response get_latest_branch_version(Call& call);

}  // namespace accord::broker::api
