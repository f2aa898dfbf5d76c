// Messages over HTTP: the provider's message endpoint is asked to produce one, and answers with its
// contents as the body and its metadata in a header.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/message.hpp"

namespace accord::verifier {

/// The header that carries metadata: base64 of a JSON object.
inline constexpr const char* kMetadataHeader = "Pact-Message-Metadata";

/// POST of {"description", "providerStates"}, and for a synchronous message its "request".
http::Request to_message_request(const contract::Interaction& interaction,
                                 const contract::Message* request,
                                 const http::Headers& custom);

/// The message in an answer. Its content type is the metadata's, else the answer's. Errors
/// (kInvalidInput): a status other than 2xx, metadata that can't be read.
Result<contract::Message> message_from_http(http::Response response);

}  // namespace accord::verifier
