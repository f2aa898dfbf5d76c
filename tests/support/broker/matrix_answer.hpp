// For tests: a question to the matrix as a query string, decided over a world.
#pragma once

#include "broker/domain/nested_query.hpp"
#include "broker/store/matrix/matrix.hpp"
#include "support/broker/world.hpp"

#include <string_view>

namespace accord::support {

inline broker::domain::Decision decided(const World& world, std::string_view query) {
    const auto parameters = broker::domain::parse_nested_query(query).value();
    const auto question = broker::domain::parse_matrix_query(parameters).value();
    return broker::domain::decide(world.read(
        [&](db::Session& session) { return broker::store::find_matrix(session, question); }));
}

}  // namespace accord::support
