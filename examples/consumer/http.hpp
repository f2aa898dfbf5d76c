// The little HTTP that the examples need; a real program would use its favourite library.
#pragma once

#include <string>
#include <vector>

namespace shop {

struct HttpAnswer {
    int status = 0;
    std::string headers;  ///< as they came, line by line
    std::string body;
};

struct HttpRequest {
    std::string method = "GET";
    std::string target = "/";          ///< path and query, encoded
    std::vector<std::string> headers;  ///< "Accept: text/plain"
    std::string body;
};

/// Sends to `base_url` ("http://127.0.0.1:8080"). Throws std::runtime_error when nobody answers.
HttpAnswer http_send(const std::string& base_url, const HttpRequest& request);

/// GET of `base_url` + `path` with a token.
HttpAnswer http_get(const std::string& base_url, const std::string& path, const std::string& token);

}  // namespace shop
