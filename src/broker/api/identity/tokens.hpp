// The resources of tokens: one's own, at /settings/tokens, and those of a system account.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_tokens(Call& call);
http::Response post_token(Call& call);
http::Response regenerate_token(Call& call);
http::Response delete_token(Call& call);

}  // namespace accord::broker::api
