// Requests, responses and messages as pact files of each version have them.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

namespace accord::contract {

/// Read one part. Errors: kInvalidInput naming the field (`body rule "$.id": unknown matcher
/// "regexx"`).
Result<HttpRequest> request_from_json(const json::Value& request, SpecVersion version);
Result<HttpResponse> response_from_json(const json::Value& response, SpecVersion version);
/// `message` is the whole interaction for asynchronous messages, one part of it for synchronous.
Result<Message> message_from_json(const json::Value& message, SpecVersion version);

/// Write one part as `version` has it.
json::Object request_to_json(const HttpRequest& request, SpecVersion version);
json::Object response_to_json(const HttpResponse& response, SpecVersion version);
json::Object message_to_json(const Message& message, SpecVersion version);

/// The query of a request: one text before V3, a map of lists since. Either is read in any version;
/// a name without a value has an empty one. Error: kInvalidInput for anything else.
Result<MultiMap> query_from_json(const json::Value& query);
json::Value query_to_json(const MultiMap& query, SpecVersion version);

}  // namespace accord::contract
