// Lists of pacts: of one provider, and the latest of all pairs.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_latest_pacts(Call& call);
http::Response list_provider_pacts(Call& call);
http::Response list_tagged_provider_pacts(Call& call);
http::Response list_latest_provider_pacts(Call& call);
http::Response list_latest_tagged_provider_pacts(Call& call);
http::Response list_main_branch_provider_pacts(Call& call);
http::Response list_latest_main_branch_provider_pacts(Call& call);
http::Response list_branch_provider_pacts(Call& call);
http::Response list_latest_branch_provider_pacts(Call& call);

}  // namespace accord::broker::api
