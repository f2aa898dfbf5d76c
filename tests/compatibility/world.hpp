// What one scenario builds up while its steps run. Each area keeps its own state in it, so that
// nobody need know all of them.
#pragma once

#include "base/files.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <typeindex>
#include <vector>

namespace accord::compatibility {

/// Why a step did not hold.
class StepFailure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Throws StepFailure unless the condition holds.
void require(bool condition, const std::string& otherwise);

/// The value, or StepFailure with the error's sentence.
template <class T>
T value_of(Result<T> result) {
    if (!result) {
        throw StepFailure(result.error().message);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

class World {
  public:
    explicit World(contract::SpecVersion spec_version);
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    ~World();

    /// The state of one area, made when it is first asked for.
    template <class Area>
    Area& in() {
        auto& area = areas_[typeid(Area)];
        if (!area) {
            area = std::make_shared<Area>();
        }
        return *static_cast<Area*>(area.get());
    }

    /// An interaction of the background by its number, from 1.
    [[nodiscard]] const contract::Interaction& interaction(int number) const;

    const contract::SpecVersion version;
    const TemporaryFolder temporary;
    const std::filesystem::path& folder = temporary.path();  ///< for pact files
    std::vector<contract::Interaction> interactions;

  private:
    std::map<std::type_index, std::shared_ptr<void>> areas_;
};

}  // namespace accord::compatibility
