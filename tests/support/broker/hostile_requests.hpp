// What comes over the network from clients with a defect and from people who look for one: values
// for every place of a request, and what has to hold for every answer.
#pragma once

#include "base/json.hpp"
#include "http/message.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::support {

/// Segments of a path, encoded as they are sent.
const std::vector<std::string>& hostile_segments();

/// Queries, without the question mark.
const std::vector<std::string>& hostile_queries();

/// Bodies that are no JSON, or not the JSON object that a route takes: none of them may be taken.
const std::vector<std::string>& malformed_bodies();

/// Fields of the header, one at a time.
const std::vector<std::pair<std::string, std::string>>& hostile_fields();

/// Bodies that a route takes whose pattern is `pattern`, with all their members.
std::vector<std::string> valid_bodies(std::string_view pattern);

/// The body with one value after the other, at any depth, replaced by each of a list of hostile
/// ones, left out, or joined by an unknown member.
std::vector<std::string> mutations_of(std::string_view body);

/// What is wrong with an answer, whatever was asked; empty when nothing is. At the address that is
/// made to fail, failing is not.
std::string fault_of(std::string_view target, const http::Response& response);

}  // namespace accord::support
