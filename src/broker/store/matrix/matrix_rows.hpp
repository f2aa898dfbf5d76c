// The rows of the matrix for resolved selectors.
#pragma once

#include "broker/domain/matrix/matrix.hpp"
#include "db/session.hpp"

#include <optional>
#include <vector>

namespace accord::broker::store {

/// Of one pacticipant: everything its selected versions publish, with every result, and everything
/// they verified. Of several: the publications between them, with the results of the selected
/// provider versions, or without any where there is none; a specified pacticipant is on one side of
/// each.
///
/// With latest-by, revisions and results that were replaced are left out. A limit bounds what is
/// fetched: the newest publications of each pair and the newest results of each content. Nothing
/// where there would be more than `kMatrixRowsMax`.
std::optional<std::vector<domain::MatrixRow>> find_matrix_rows(
    db::Session& session,
    const std::vector<domain::ResolvedSelector>& selectors,
    const std::vector<domain::Integration>& integrations,
    const domain::MatrixOptions& options);

}  // namespace accord::broker::store
