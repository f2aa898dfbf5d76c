// Between the contract's types and HTTP's: the request a pact describes as it is sent, and what
// came back as matching wants it.
#pragma once

#include "contract/model/model.hpp"
#include "http/message.hpp"

#include <string>

namespace accord::verifier {

/// The request line's target: `base_path` ("/", "/api/v1"), then path and query, encoded. Escapes
/// that the pact's path already has stay as they are.
std::string to_target(const contract::HttpRequest& request, std::string_view base_path);

/// The request as it is sent; `custom` fields replace the pact's of the same name.
http::Request to_http(const contract::HttpRequest& request,
                      std::string_view base_path,
                      const http::Headers& custom);

/// The answer as matching wants it: the values of repeated header fields under one name.
contract::HttpResponse from_http(http::Response response);

}  // namespace accord::verifier
