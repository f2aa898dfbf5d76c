// Paths of the pages: see paths.hpp.
#include "broker/api/pages/paths.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

std::string stylesheet_path(std::string_view mark) {
    return fmt::format("/css/{}?{}", kStylesheetFile, mark);
}

std::string explorer_script_path(std::string_view mark) {
    return fmt::format("/hal-browser/explorer.js?{}", mark);
}

}  // namespace accord::broker::api
