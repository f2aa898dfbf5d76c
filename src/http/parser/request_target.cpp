// The characters and forms of targets: see request_target.hpp.
#include "http/parser/request_target.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"

#include <algorithm>

namespace accord::http {

bool is_target(std::string_view text) {
    return !text.empty() && is_utf8(text) && std::ranges::all_of(text, [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte > 0x20 && byte != 0x7f;
    });
}

bool is_plain_target(const Request& request) {
    return request.target.starts_with('/') ||
           (request.method == "OPTIONS" && request.target == "*") ||
           (request.method == "CONNECT" && is_host(request.target));
}

}  // namespace accord::http
