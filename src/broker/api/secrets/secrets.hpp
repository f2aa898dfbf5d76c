// Named secrets over HTTP, by PactFlow's API. No answer has a value.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_secrets(Call& call);
http::Response post_secret(Call& call);
http::Response get_secret(Call& call);
http::Response put_secret(Call& call);
http::Response delete_secret(Call& call);

}  // namespace accord::broker::api
