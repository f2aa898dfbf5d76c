// The provider's place-holder in a consumer's test, and what came of it.
#pragma once

#include "accord/export.hpp"

#include <iosfwd>
#include <memory>
#include <string>

namespace accord {

/// Whether the test kept to the contract. True only when every interaction was asked for at least
/// once, and nothing else was.
class ACCORD_API Outcome {
  public:
    explicit operator bool() const { return all_matched_; }

    /// Every request that did not match, with its differences, and every interaction that was not
    /// used; empty when all is well.
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

/// Answers on a free port of this machine, from Pact::start() until verify() or its end.
///
/// A server that goes out of scope without verify() writes no pact: a test that forgets it proves
/// nothing, and its contract never reaches the provider. Pact::run_test() can't forget.
class ACCORD_API MockServer {
  public:
    MockServer(MockServer&&) noexcept;
    MockServer& operator=(MockServer&&) noexcept;
    ~MockServer();

    /// "http://127.0.0.1:4711", without a slash at the end.
    std::string url() const;
    unsigned short port() const;
    /// The certificate of PactOptions::tls, in PEM, for your client to trust; empty without it.
    std::string certificate() const;

    /// What has happened so far, without stopping and writing.
    [[nodiscard]] Outcome outcome() const;

    /// Stops the server. When all matched, the pact is written, atomically, merged with what other
    /// tests wrote. Called again, it gives the same outcome. Throws PactError when the file can't
    /// be written or an interaction in it contradicts this one.
    [[nodiscard]] Outcome verify();

    struct Impl;  ///< Accord's own
    explicit MockServer(std::unique_ptr<Impl> impl);

  private:
    friend class Pact;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord
