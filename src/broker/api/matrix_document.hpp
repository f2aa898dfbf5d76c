// The HAL document of a decision and its matrix.
#pragma once

#include "base/json.hpp"
#include "broker/api/urls.hpp"
#include "broker/domain/deployability.hpp"
#include "broker/store/version_details.hpp"

namespace accord::broker::api {

json::Object matrix_document(const domain::Decision& decision,
                             const store::DetailsByVersion& details,
                             const Urls& urls);

}  // namespace accord::broker::api
