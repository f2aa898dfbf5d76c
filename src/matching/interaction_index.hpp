// Which interactions a request may belong to: found by method and path without looking at all of
// them. Mock server and stub ask it first, and match only what it names.
#pragma once

#include "matching/compiled.hpp"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::matching {

/// Compiled requests in the order given, indexed. Immutable, so that many threads may ask.
class InteractionIndex {
  public:
    explicit InteractionIndex(std::vector<CompiledRequest> requests);

    /// The places, in ascending order, of the requests whose method and path match.
    [[nodiscard]] std::vector<std::size_t> candidates(std::string_view method,
                                                      std::string_view path) const;

    [[nodiscard]] const CompiledRequest& at(std::size_t place) const { return requests_[place]; }
    [[nodiscard]] std::size_t size() const { return requests_.size(); }

  private:
    std::vector<CompiledRequest> requests_;
    std::unordered_map<std::string, std::vector<std::size_t>> exact_;  ///< by "METHOD /path"
    std::vector<std::size_t> ruled_;  ///< whose method or path has a rule
};

}  // namespace accord::matching
