// What a verification result looks like.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/verification_results/verification_results.hpp"

namespace accord::broker::api {

/// `pact` is the publication through which the result is looked at.
json::Object verification_document(const Urls& urls,
                                   const service::Verification& verification,
                                   const service::Pact& pact);

}  // namespace accord::broker::api
