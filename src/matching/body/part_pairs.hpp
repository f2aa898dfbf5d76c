// Which parts of two multipart bodies belong together, and what is compared of them beside their
// contents.
#pragma once

#include "matching/body/multipart.hpp"
#include "matching/rules/mismatch.hpp"

#include <map>
#include <string>
#include <vector>

namespace accord::matching {

/// Finds the part that answers an expected one: the next of that name; by its position where it
/// has none.
class PartFinder {
  public:
    /// Keeps a reference to the parts that came.
    explicit PartFinder(const std::vector<BodyPart>& parts) : parts_(parts) {}

    /// The expected parts are asked for in their order; nullptr when there is none.
    const BodyPart* next(const BodyPart& wanted, std::size_t index);

  private:
    const std::vector<BodyPart>& parts_;
    std::map<std::string, std::size_t> seen_;
};

/// "$.name", or "$[1]" for a part without name and where several have it.
std::string place_of(const std::vector<BodyPart>& parts, std::size_t index);

/// What the headers say of the contents, besides their type; where and how a part travels is not
/// compared. Placed at the header's name.
Mismatches match_part_headers(const BodyPart& expected, const BodyPart& actual);

}  // namespace accord::matching
