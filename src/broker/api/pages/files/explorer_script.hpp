// The script of the explorer.
#pragma once

#include <string_view>

namespace accord::broker::api {

std::string_view explorer_script();

}  // namespace accord::broker::api
