// What a broker says when it refuses: its several JSON shapes of errors as one sentence.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string>

namespace accord::broker_client {

/// "name is missing; contracts is not valid Base64 (at index 0)", from `errors`, `error`,
/// `error.message`, `notices`, problem details or plain text; empty when the body says nothing.
std::string sentence_of(const http::Response& response);

/// The error that an answer of 300 or more stands for. `credentials` names what is to be checked
/// when the broker asks who we are.
Error to_error(const http::Response& response,
               std::string_view method,
               std::string_view url,
               std::string_view credentials);

}  // namespace accord::broker_client
