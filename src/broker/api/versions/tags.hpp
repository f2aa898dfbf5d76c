// /pacticipants/N/versions/V/tags/T.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_tag(Call& call);
http::Response put_tag(Call& call);
http::Response delete_tag(Call& call);

}  // namespace accord::broker::api
