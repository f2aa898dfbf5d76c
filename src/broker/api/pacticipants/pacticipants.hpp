// /pacticipants and /pacticipants/N.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_pacticipants(Call& call);
http::Response list_pacticipants_with_label(Call& call);
http::Response post_pacticipant(Call& call);
http::Response get_pacticipant(Call& call);
http::Response put_pacticipant(Call& call);
http::Response patch_pacticipant(Call& call);
http::Response delete_pacticipant(Call& call);

}  // namespace accord::broker::api
