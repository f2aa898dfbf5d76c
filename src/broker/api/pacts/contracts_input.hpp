// Reads what /contracts/publish is given, and says what is wrong with it.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/service/pacts/contracts_publication.hpp"

namespace accord::broker::api {

/// Reads a body; complete only when `errors` stays empty.
service::ContractsInput read_contracts_input(const json::Object& body, FieldErrors& errors);

}  // namespace accord::broker::api
