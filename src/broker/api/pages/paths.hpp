// The one place that builds paths of the pages.
#pragma once

#include <string>
#include <string_view>

namespace accord::broker::api {

inline constexpr std::string_view kStylesheetFile = "accord.css";

/// `mark` changes with the content, so that browsers may keep what they got.
std::string stylesheet_path(std::string_view mark);
std::string explorer_script_path(std::string_view mark);

}  // namespace accord::broker::api
