// What one scenario builds up: see world.hpp.
#include "world.hpp"

#include <fmt/format.h>

namespace accord::compatibility {

void require(bool condition, const std::string& otherwise) {
    if (!condition) {
        throw StepFailure(otherwise);
    }
}

World::World(contract::SpecVersion spec_version) : version(spec_version) {
    require(!folder.empty(), "no temporary folder could be made");
}

World::~World() { areas_.clear(); }

const contract::Interaction& World::interaction(int number) const {
    require(number >= 1 && static_cast<std::size_t>(number) <= interactions.size(),
            fmt::format("there is no interaction {}", number));
    return interactions[static_cast<std::size_t>(number) - 1];
}

}  // namespace accord::compatibility
