// The style sheet of the page, served from its own address so that no page carries style itself.
#pragma once

#include "broker/api/machinery/call.hpp"

#include <string>

namespace accord::broker::api {

inline constexpr std::string_view kCss = "text/css";
inline constexpr std::string_view kStylesheet[] = {kCss};

/// The address below the broker's, with a mark of the content: a browser may keep what it got from
/// there.
std::string stylesheet_address();

/// Any file under /css/; so far there is one.
http::Response get_css(Call& call);

}  // namespace accord::broker::api
