// The page for browsers at "/": all integrations and how they stand.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/domain/overview/overview.hpp"

#include <string>

namespace accord::broker::api {

http::Response get_overview_page(Call& call);

/// The document. `base_url` is where this broker is reached; times are told as seen from `now`.
std::string render_overview(const domain::Overview& overview,
                            std::string_view base_url,
                            Instant now);

}  // namespace accord::broker::api
