// A difference between two pacts as it is read: what was compared, when it changed, the lines, and
// where both pacts are.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/service/contents/comparison.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

/// `difference` is that of the two contents.
std::string render_difference(const service::Pact& pact,
                              const service::Pact& other,
                              std::string_view difference,
                              std::string_view when,
                              const Urls& urls);

/// "about 2 hours ago (Sat 28 Nov 2026, 9:12pm +00:00)".
std::string when_it_changed(Instant then, Instant now);

}  // namespace accord::broker::api
