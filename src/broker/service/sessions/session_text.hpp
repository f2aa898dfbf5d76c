// What a browser holds that is signed in.
#pragma once

#include <string>
#include <string_view>

namespace accord::broker::service {

/// 256 random bits as 43 letters.
std::string make_session_text();

/// Whether it could be one of ours.
bool is_session_text(std::string_view text);

}  // namespace accord::broker::service
