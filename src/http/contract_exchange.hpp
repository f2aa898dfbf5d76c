// Between HTTP's types and the contract's, as a server sees them: requests come in, responses go
// out.
#pragma once

#include "contract/model/model.hpp"
#include "http/message.hpp"

namespace accord::http {

/// The request with path and query decoded; without rules.
contract::HttpRequest to_contract(const Request& request);

/// The response with one field for each header value, and with the body's content type when it has
/// no such header.
Response from_contract(const contract::HttpResponse& response);

}  // namespace accord::http
