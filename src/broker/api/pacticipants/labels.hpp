// /labels and /pacticipants/N/labels/L.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_labels(Call& call);
http::Response get_label(Call& call);
http::Response put_label(Call& call);
http::Response delete_label(Call& call);

}  // namespace accord::broker::api
