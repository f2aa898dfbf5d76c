// The HAL document of a decision and its matrix.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/domain/matrix/deployability.hpp"
#include "broker/service/matrix/matrix.hpp"

#include <string>

namespace accord::broker::api {

std::string matrix_document(const domain::Decision& decision,
                            const store::DetailsByVersion& details,
                            std::string_view explanation,
                            const Urls& urls);

}  // namespace accord::broker::api
