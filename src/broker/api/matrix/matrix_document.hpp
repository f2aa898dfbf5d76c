// The HAL document of a decision and its matrix.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/domain/matrix/deployability.hpp"
#include "broker/service/matrix/matrix.hpp"

#include <string>

namespace accord::broker::api {

/// What is shown of a decision beside its summary.
struct Shown {
    const domain::Matrix& rows;  ///< all of them, or a part
    const store::DetailsByVersion& details;
    std::string_view explanation = {};  ///< JSON
    std::string_view links = {};        ///< JSON
};

std::string matrix_document(const domain::Decision& decision, const Shown& shown, const Urls& urls);

}  // namespace accord::broker::api
