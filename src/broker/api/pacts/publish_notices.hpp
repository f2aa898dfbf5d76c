// What a publisher is told: what was done with each contract, and what to do next.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/pacts/contracts_publication.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

struct PublicationNotice {
    std::string_view type;  ///< "debug", "prompt", "success", "info", "warning", "error"
    std::string text;
};

/// About the version: created or updated, with what branch and tags.
std::vector<PublicationNotice> version_notices(const service::ContractsInput& input,
                                               bool version_created);

/// About one contract that was stored.
std::vector<PublicationNotice> contract_notices(const Urls& urls,
                                                const service::PublishedContract& contract);

/// [{"type", "text"}].
json::Array render_notices(const std::vector<PublicationNotice>& notices);

}  // namespace accord::broker::api
