// The resources of workload identities: which tokens of CI providers stand for a system account.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_workloads(Call& call);
http::Response post_workload(Call& call);
http::Response get_workload(Call& call);
http::Response delete_workload(Call& call);

}  // namespace accord::broker::api
