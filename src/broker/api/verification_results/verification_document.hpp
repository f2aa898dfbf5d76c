// What a verification result looks like.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/pacts/verifications.hpp"

namespace accord::broker::api {

/// `pact` is the publication through which the result is looked at.
json::Object verification_document(const Urls& urls,
                                   const store::Verification& verification,
                                   const store::Pact& pact);

}  // namespace accord::broker::api
