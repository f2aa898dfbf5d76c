// The pacts a provider is to verify.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// Asked for by a JSON body.
http::Response post_pacts_for_verification(Call& call);

/// Asked for by a query string; clients should not any more.
http::Response get_pacts_for_verification(Call& call);

}  // namespace accord::broker::api
