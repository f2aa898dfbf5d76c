// The page for people, as the program carries it.
#pragma once

#include <string_view>

namespace accord::standalone {

extern const std::string_view kPageHtml;
extern const std::string_view kPageCss;
extern const std::string_view kPageJs;

}  // namespace accord::standalone
