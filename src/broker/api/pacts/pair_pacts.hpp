// Lists of the pacts between one consumer and one provider, and their deletion.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_pair_pacts(Call& call);
http::Response list_tagged_pair_pacts(Call& call);
http::Response list_branch_pair_pacts(Call& call);
http::Response list_branch_head_pair_pacts(Call& call);
http::Response list_main_branch_pair_pacts(Call& call);
http::Response list_main_branch_head_pair_pacts(Call& call);

http::Response delete_pair_pacts(Call& call);
http::Response delete_tagged_pair_pacts(Call& call);
http::Response delete_branch_pair_pacts(Call& call);
http::Response delete_branch_head_pair_pacts(Call& call);
http::Response delete_main_branch_pair_pacts(Call& call);
http::Response delete_main_branch_head_pair_pacts(Call& call);

}  // namespace accord::broker::api
