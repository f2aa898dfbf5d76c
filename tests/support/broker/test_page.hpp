// A page as small as can be, for tests of how pages are served; the real one is tested in a browser
// (web/e2e).
#pragma once

#include "broker/api/pages/web_files.hpp"
#include "http/content_encoding.hpp"

#include <fmt/format.h>

#include <string>

namespace accord::broker::api {

inline constexpr std::string_view kTestScript = "console.log('here')";

inline WebFiles test_page() {
    static const std::string kShell =
        fmt::format("<!doctype html><head>{}<script src=\"./ui/assets/main-1.js\"></script></head>",
                    kPlaceInShell);
    static const std::string kGzipped = http::encode_content("gzip", kTestScript).value();
    static const WebFile kFiles[] = {{"main-1.js", "text/javascript", kGzipped}};
    return {.shell = kShell, .files = kFiles};
}

}  // namespace accord::broker::api
