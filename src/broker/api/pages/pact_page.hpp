// A pact as a page for people.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/pacts/pact.hpp"

namespace accord::broker::api {

http::Response pact_page(const Call& call, const service::FullPact& pact);

}  // namespace accord::broker::api
