// What /contracts/publish is given, and what can be wrong with it.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/domain/pact_content.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::broker::api {

struct ContractInput {
    std::string provider;
    domain::PactContent content;
    bool merge = false;  ///< asked for; changing content needs leave all the same
    json::Object document;
};

struct ContractsInput {
    std::string pacticipant;
    std::string number;
    std::optional<std::string> branch;
    std::optional<std::string> build_url;
    std::vector<std::string> tags;  ///< each once
    std::vector<ContractInput> contracts;
};

/// Reads a body; complete only when `errors` stays empty.
ContractsInput read_contracts_input(const json::Object& body, FieldErrors& errors);

}  // namespace accord::broker::api
