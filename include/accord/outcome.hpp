// What came of a consumer's test.
#pragma once

#include "accord/export.hpp"

#include <iosfwd>
#include <string>

namespace accord {

/// Whether the test kept to the contract. True only when every interaction was used at least once
/// (HTTP asked for, messages processed), and nothing else was.
class ACCORD_API Outcome {
  public:
    explicit operator bool() const { return all_matched_; }

    /// Every request that did not match, with its differences, every message that could not be
    /// processed, and every interaction that was not used; empty when all is well.
    const std::string& explanation() const { return explanation_; }
    /// The same as the JSON of other Pact libraries.
    const std::string& mismatches_json() const { return mismatches_json_; }
    /// The pact file; empty when nothing was written.
    const std::string& pact_file() const { return pact_file_; }

  private:
    friend class MockServer;
    friend class Pact;
    bool all_matched_ = false;
    std::string explanation_, mismatches_json_, pact_file_;
};

/// Writes the explanation.
ACCORD_API std::ostream& operator<<(std::ostream& out, const Outcome& outcome);

}  // namespace accord
