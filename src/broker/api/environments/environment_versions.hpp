// How a version is shown in an environment, the same for deployed and released ones.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/environments/environments.hpp"

#include <string_view>

namespace accord::broker::api {

/// The `_embedded` of a deployed or released version: its pacticipant and version, and the
/// environment where that is not clear from the list.
json::Object embedded_version(const Urls& urls,
                              std::string_view pacticipant,
                              std::string_view number,
                              const store::Environment* environment);

}  // namespace accord::broker::api
