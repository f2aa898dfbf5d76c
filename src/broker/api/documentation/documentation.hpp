// The pages that `curies` of documents point to.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_relation_page(Call& call);

}  // namespace accord::broker::api
