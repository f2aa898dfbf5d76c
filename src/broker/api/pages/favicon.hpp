// The icon that browsers ask every site for.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

inline constexpr std::string_view kIcon = "image/svg+xml";
inline constexpr std::string_view kIconOnly[] = {kIcon};

http::Response get_favicon(Call& call);

}  // namespace accord::broker::api
