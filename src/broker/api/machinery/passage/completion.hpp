// What every answer is given on its way out, whatever made it.
#pragma once

#include "http/message.hpp"

namespace accord::broker::api {

/// With what does not depend on the conditions of the request: text is UTF-8, whatever of the
/// request stands in it; what is read has its name. What is kept is that already.
http::Response completed(const http::Request& request, http::Response response);

/// The answer to this request, its conditions heeded.
http::Response finished(const http::Request& request, http::Response response);

}  // namespace accord::broker::api
