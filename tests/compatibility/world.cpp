// What one scenario builds up: see world.hpp.
#include "world.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace accord::compatibility {
namespace {

std::filesystem::path temporary_folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "accord-compatibility-XXXXXX").string();
    require(::mkdtemp(name.data()) != nullptr, "no temporary folder could be made");
    return name;
}

}  // namespace

void require(bool condition, const std::string& otherwise) {
    if (!condition) {
        throw StepFailure(otherwise);
    }
}

World::World(contract::SpecVersion spec_version)
    : version(spec_version), folder(temporary_folder()) {}

World::~World() {
    areas_.clear();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

const contract::Interaction& World::interaction(int number) const {
    require(number >= 1 && static_cast<std::size_t>(number) <= interactions.size(),
            fmt::format("there is no interaction {}", number));
    return interactions[static_cast<std::size_t>(number) - 1];
}

}  // namespace accord::compatibility
