// Rows of the suite's tables turned into the contract's model: whole interactions, or changes to
// the parts of one.
#pragma once

#include "contract/model/model.hpp"
#include "gherkin.hpp"

namespace accord::compatibility {

/// A row with the columns method, path, query, headers, body, matching rules, generators, response,
/// response headers, response content, response body, response matching rules.
contract::Interaction interaction_from(const Row& row);

/// Changes what the row has columns for (of a response without the word "response"; "status").
void change_request(contract::HttpRequest& request, const Row& row);
void change_response(contract::HttpResponse& response, const Row& row);

/// As change_response, but the columns are called "response", "response headers", ...
void change_response_of_interaction(contract::HttpResponse& response, const Row& row);

/// Columns body, matching rules, generators, metadata.
void change_message(contract::Message& message, const Row& row);

/// `'X-A: 1', 'X-B: 2'`; values of a repeated name stand together.
contract::MultiMap headers_from(std::string_view text);

/// Replaces the values of a header, whatever the case of its name.
void set_header(contract::MultiMap& headers, std::string_view name, std::string value);

}  // namespace accord::compatibility
