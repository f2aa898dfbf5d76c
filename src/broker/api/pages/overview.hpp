// The page for browsers at "/": all integrations and how they stand.
#pragma once

#include "broker/api/pages/page.hpp"
#include "broker/domain/overview/overview.hpp"

#include <string>

namespace accord::broker::api {

http::Response get_overview_page(Call& call);

/// The document; times are told as seen from `now`.
std::string render_overview(const domain::Overview& overview, const Site& site, Instant now);

}  // namespace accord::broker::api
