// Whether the body of a request can become a webhook here.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/validation.hpp"

namespace accord::broker::api {

/// Gives those whom the body names the names that are there.
void spell_parties(Call& call, service::Work& work);

FieldErrors check_webhook(const Call& call, service::Work& work);

}  // namespace accord::broker::api
