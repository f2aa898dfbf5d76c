// Fetches what a question to the matrix is decided from: exactly the rows concerned.
#pragma once

#include "broker/domain/matrix/deployability.hpp"
#include "broker/store/versions/version_lookup.hpp"
#include "db/session.hpp"

namespace accord::broker::store {

/// Resolves the selectors, finds the integrations and the selectors they bring in, and fetches the
/// rows. The query is valid.
domain::MatrixFacts find_matrix(NameLookup& names, const domain::MatrixQuery& query);
domain::MatrixFacts find_matrix(db::Session& session, const domain::MatrixQuery& query);

}  // namespace accord::broker::store
