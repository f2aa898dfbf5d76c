// An explanation as JSON, embedded in the answer of the matrix.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/service/matrix/explanation.hpp"

#include <string>

namespace accord::broker::api {

/// The object that stands in `_embedded` as "accord:explanation".
std::string explanation_document(const service::Explanation& explanation,
                                 const domain::Decision& decision,
                                 const Urls& urls);

}  // namespace accord::broker::api
