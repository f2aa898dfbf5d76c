// POST /contracts/publish: contracts of one version, with its branch and tags, in one transaction.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response post_contracts(Call& call);

}  // namespace accord::broker::api
