// The page for browsers as it was built from web/.
#pragma once

#include <span>
#include <string_view>

namespace accord::broker::api {

/// A file that the page loads: its name has a mark of its content.
struct WebFile {
    std::string_view name;
    std::string_view media_type;
    std::string_view gzipped;
};

/// Without a shell there is no page.
struct WebFiles {
    std::string_view shell;  ///< index.html, with kPlaceInShell where the broker tells of itself
    std::span<const WebFile> files;
};

/// The first comment of web/index.html.
inline constexpr std::string_view kPlaceInShell =
    "<!-- The broker puts <base> and what it says of itself here. -->";

/// What is a part of this program: made by web/scripts/embed.mjs.
WebFiles embedded_page();

}  // namespace accord::broker::api
