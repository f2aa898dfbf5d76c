// Verification results of a pact's content.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response post_verification_result(Call& call);
http::Response get_verification_result(Call& call);
http::Response delete_verification_result(Call& call);
http::Response get_latest_result_of_content(Call& call);
http::Response get_latest_result_of_version(Call& call);
http::Response get_latest_result_of_latest(Call& call);
http::Response get_latest_result_of_tagged(Call& call);
http::Response delete_latest_result_of_content(Call& call);
http::Response delete_latest_result_of_version(Call& call);
http::Response delete_latest_result_of_latest(Call& call);
http::Response delete_latest_result_of_tagged(Call& call);
http::Response get_results_of_consumer_version(Call& call);

}  // namespace accord::broker::api
