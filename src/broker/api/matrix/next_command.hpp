// The command that an explanation proposes, as it is typed into a shell.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/domain/explanation/explanation.hpp"

#include <string>

namespace accord::broker::api {

/// Empty when there is none. What only the reader knows stands in capitals: VERSION.
std::string next_command(const domain::Reason& reason,
                         const domain::Decision& decision,
                         const Urls& urls);

}  // namespace accord::broker::api
