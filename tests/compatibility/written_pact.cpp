// The pact file of a scenario: see written_pact.hpp.
#include "written_pact.hpp"

#include "base/files.hpp"
#include "contract/file/load_pact.hpp"

#include <array>

namespace accord::compatibility {
namespace {

std::vector<std::filesystem::path> written_files(const World& world) {
    return value_of(files_in(world.folder, ".json"));
}

std::filesystem::path only_file(const World& world) {
    const auto files = written_files(world);
    require(files.size() == 1, "there should be one pact file");
    return files.front();
}

}  // namespace

bool has_written_pact(const World& world) { return !written_files(world).empty(); }

json::Value written_document(const World& world) {
    return value_of(json::parse(value_of(read_file(only_file(world)))));
}

contract::Pact written_pact(const World& world) {
    return value_of(contract::load_pact(only_file(world)));
}

const contract::Interaction& written_interaction(const contract::Pact& pact,
                                                 std::string_view ordinal) {
    const auto index = index_of(ordinal);
    require(index < pact.interactions.size(), "the pact file has no such interaction");
    return pact.interactions[index];
}

std::size_t index_of(std::string_view ordinal) {
    constexpr std::array<std::string_view, 3> kOrdinals{"first", "second", "third"};
    const auto* found = std::ranges::find(kOrdinals, ordinal);
    require(found != kOrdinals.end(), "no ordinal: " + std::string(ordinal));
    return static_cast<std::size_t>(found - kOrdinals.begin());
}

}  // namespace accord::compatibility
