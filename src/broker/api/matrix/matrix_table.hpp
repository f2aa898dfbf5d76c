// The matrix as a table for a terminal.
#pragma once

#include "broker/domain/matrix/deployability.hpp"

#include <string>

namespace accord::broker::api {

/// A table of all rows, ignored ones last, then "Deployable: ..." and "Reason: ...".
std::string render_matrix_table(const domain::Decision& decision);

}  // namespace accord::broker::api
