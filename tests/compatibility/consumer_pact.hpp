// The pact that a scenario's consumer is describing.
#pragma once

#include "world.hpp"

namespace accord::compatibility {

/// Begins an interaction of this kind.
void define(
    World& world,
    std::variant<contract::HttpExchange, contract::AsyncMessage, contract::SyncMessage> kind);

/// The interaction that was begun last.
contract::Interaction& defined(World& world);

/// Writes all of them into the scenario's folder.
void save_defined(World& world);

}  // namespace accord::compatibility
