// The little HTTP that the web shop needs; a real one would use its favourite library.
#pragma once

#include <string>

namespace shop {

struct HttpAnswer {
    int status = 0;
    std::string body;
};

/// GET of `base_url` ("http://127.0.0.1:8080") + `path`. Throws std::runtime_error when nobody
/// answers.
HttpAnswer http_get(const std::string& base_url, const std::string& path, const std::string& token);

}  // namespace shop
