// The provider's place-holder in a consumer's test: it answers requests, hands messages over and
// answers messages, as the pact says.
#pragma once

#include "accord/export.hpp"
#include "accord/outcome.hpp"
#include "accord/received_message.hpp"

#include <memory>
#include <string>
#include <vector>

namespace accord {

/// From Pact::start() until verify() or its end, it answers on a free port of this machine, when
/// the pact has HTTP interactions. Thread-safe.
///
/// A server that goes out of scope without verify() writes no pact: a test that forgets it proves
/// nothing, and its contract never reaches the provider. Pact::run_test() can't forget.
class ACCORD_API MockServer {
  public:
    MockServer(MockServer&&) noexcept;
    MockServer& operator=(MockServer&&) noexcept;
    ~MockServer();

    /// "http://127.0.0.1:4711", without a slash at the end. As port() and certificate(), it throws
    /// PactError when the pact has messages only.
    std::string url() const;
    unsigned short port() const;
    /// The certificate of PactOptions::tls, in PEM, for your client to trust; empty without it.
    std::string certificate() const;

    /// Hands the message of this description to the consumer's code, now and in this thread. What
    /// the handler throws is noted for the outcome and goes no further. Throws PactError when no
    /// message, or more than one, is called so.
    void deliver(const std::string& description, const MessageHandler& handler) const;

    /// Answers a message that the consumer's code sends, with the responses of the exchange that it
    /// matches. None when it matches no exchange, which the outcome then explains.
    std::vector<ReceivedMessage> respond_to(const SentMessage& request) const;

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
