// Names in the path of a request, where the case of their letters does not count.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// Puts the names that are stored in the place of those that differ by case alone. The answer, when
/// the database can't be asked.
std::optional<http::Response> spell_path_names(Call& call);

}  // namespace accord::broker::api
