// Between HTTP's types and the contract's, in both directions: a server is asked and answers
// (mock server, stub), a client asks and is answered (verifier).
#pragma once

#include "contract/model/model.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>

namespace accord::http {

/// The request as it came, with path and query decoded and the values of repeated header fields
/// under one name; without rules. The body is without its content encoding, which the header still
/// names; where that can't be undone the body tells why.
contract::HttpRequest to_contract(const Request& request);

/// The response as it came, in the same way.
contract::HttpResponse to_contract(Response response);

/// The body of a request or an answer with these headers, in the same way.
contract::Body body_of(std::string bytes, const Headers& headers);

/// The request as it is sent to a server whose addresses all begin with `base_path` ("/",
/// "/api/v1"): one field for each header value, and no other, so that a body whose type no header
/// tells is sent without one. The body is in the content encoding that the headers name.
Request from_contract(const contract::HttpRequest& request, std::string_view base_path = "/");

/// The response as it is sent, with the body's content type when it has no such header.
Response from_contract(const contract::HttpResponse& response);

/// The request line's target: `base_path`, then path and query, encoded. Escapes that the
/// contract's path already has stay as they are.
std::string target_of(const contract::HttpRequest& request, std::string_view base_path = "/");

/// Puts these fields, of which several may have one name, in place of those of their names.
void replace_fields(Headers& headers, const Headers& fields);

}  // namespace accord::http
