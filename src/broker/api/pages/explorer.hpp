// A page that shows documents of the API with their relations, so that one can look around.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

inline constexpr std::string_view kScript = "text/javascript";
inline constexpr std::string_view kScriptOnly[] = {kScript};

http::Response get_explorer_page(Call& call);
http::Response get_explorer_script(Call& call);

/// Sends browsers from where the original had a page of its own to the same document in the
/// explorer.
http::Response open_in_explorer(Call& call);

/// Sends them to the page of all integrations.
http::Response open_overview(Call& call);

}  // namespace accord::broker::api
