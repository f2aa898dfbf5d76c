// One pact: by consumer version, by content, or the latest.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_pact(Call& call);
http::Response put_pact(Call& call);
http::Response patch_pact(Call& call);
http::Response delete_pact(Call& call);
http::Response get_pact_version(Call& call);
http::Response get_latest_pact(Call& call);
http::Response get_latest_tagged_pact(Call& call);
http::Response get_latest_untagged_pact(Call& call);
http::Response get_latest_branch_pact(Call& call);
http::Response get_previous_distinct_pact(Call& call);

}  // namespace accord::broker::api
