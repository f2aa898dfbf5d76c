// What sign-ins at any provider have in common: forms that are posted, documents that are asked for
// with an access token.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "http/client.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::federation {

using FormFields = std::vector<std::pair<std::string, std::string>>;

/// "a=1&b=2", percent-encoded.
std::string write_form(const FormFields& fields);

/// `address` with the fields behind what it has of a query.
std::string with_query(std::string_view address, const FormFields& fields);

/// The code of an answer for an access token, and what came with it (RFC 6749 section 4.1.3).
/// Errors: kUnauthorized with what the provider says is wrong; those of the client.
Result<json::Object> ask_for_token(http::Client& client,
                                   const std::string& address,
                                   const FormFields& fields,
                                   http::Headers headers = {});

/// A document that the access token's user may read. Errors: kUnreadable, kUnauthorized; those of
/// the client.
Result<json::Value> ask_with_token(http::Client& client,
                                   const std::string& address,
                                   std::string_view access_token);

}  // namespace accord::broker::federation
