// Publishing the contracts of one version, with its branch and tags: all of them, or nothing.
#pragma once

#include "broker/service/pacts/publication.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

struct ContractInput {
    std::string provider;
    domain::PactContent content;
    /// The document, when merging was asked for; changing content needs leave all the same.
    std::optional<json::Object> to_merge = {};
};

struct ContractsInput {
    std::string pacticipant;
    std::string number;
    std::optional<std::string> branch;
    std::optional<std::string> build_url;
    std::vector<std::string> tags;  ///< each once
    std::vector<ContractInput> contracts;
};

struct PublishedContract {
    Publication publication;
    bool ever_verified = false;  ///< there is a result for some pact between the two
};

struct PublishedContracts {
    bool version_created = false;
    std::vector<PublishedContract> contracts;  ///< one for each of the input, in its order
};

/// Publishes them; the version gets its build URL, is put on the branch and tagged before.
std::expected<PublishedContracts, Refusal> publish_contracts(Work& work,
                                                             const ContractsInput& given);

}  // namespace accord::broker::service
