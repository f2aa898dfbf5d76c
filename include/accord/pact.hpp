// A consumer's contract with a provider, written down by the test that needs it.
//
//     accord::Pact pact("Web Shop", "Product Service");
//     pact.given("product 42 exists")
//         .upon_receiving("a request for product 42")
//         .with_request("GET", "/products/42")
//         .header("Accept", "application/json")
//         .will_respond_with(200)
//         .json_body(object({{"id", integer(42)}, {"name", like("Kettle")}}));
//
//     auto outcome = pact.run_test([](const accord::MockServer& provider) {
//         ProductClient client(provider.url());
//         EXPECT_EQ(client.product(42).name, "Kettle");
//     });
//     EXPECT_TRUE(outcome) << outcome.explanation();
//
// message.hpp shows the same with messages.
#pragma once

#include "accord/error.hpp"
#include "accord/export.hpp"
#include "accord/interaction.hpp"
#include "accord/matchers.hpp"
#include "accord/message.hpp"
#include "accord/mock_server.hpp"
#include "accord/value.hpp"

#include <functional>
#include <memory>
#include <string>

namespace accord {

/// Versions of the Pact specification that can be written. Matchers came with V2, generators and
/// messages with V3, exchanges of messages and pacts of several kinds with V4.
enum class Specification { kV1, kV1_1, kV2, kV3, kV4 };

struct PactOptions {
    Specification specification = Specification::kV4;
    /// Where the pact file is written; empty: PACT_OUTPUT_DIR, and if that is not set, "pacts".
    std::string pact_folder;
    /// The file is replaced instead of merged with what other tests wrote into it.
    bool overwrite = false;
    unsigned short port = 0;      ///< of the mock server; 0: any free one
    bool tls = false;             ///< https with a certificate made for "localhost"
    bool cors_preflight = false;  ///< answers the OPTIONS requests of browsers
};

/// The interactions of one test. Not thread-safe; tests in several threads or processes each have
/// their own, and may write into one file.
class ACCORD_API Pact {
  public:
    Pact(const std::string& consumer, const std::string& provider, PactOptions options = {});
    Pact(Pact&&) noexcept;
    Pact& operator=(Pact&&) noexcept;
    ~Pact();

    /// Whoever verifies the pact needs this plugin; the configuration is an object() without
    /// matchers. It is written down only: plugins are not run here. Since V4.
    Pact& using_plugin(const std::string& name,
                       const std::string& version,
                       const Value& configuration = object({}));

    /// Both begin a new HTTP interaction.
    Interaction given(const std::string& state, const Value& params = object({}));
    Interaction upon_receiving(const std::string& description);

    /// Begins a message that the provider sends.
    Message expects_to_receive(const std::string& description);

    /// Begins a message that the consumer sends, and its responses.
    MessageExchange expects_to_exchange(const std::string& description);

    /// Starts a mock server with the interactions so far; from then on they are fixed. Throws
    /// PactError when something is missing, when an example breaks its own rule, or when the
    /// version of the specification can't hold what the test says.
    [[nodiscard]] MockServer start();

    /// Starts a mock server, runs the test with it and verifies: the form in which verifying can't
    /// be forgotten. When the test throws, nothing is written: a test that was led astray by a
    /// request that did not match gives the Outcome that explains it, else the exception passes
    /// through.
    [[nodiscard]] Outcome run_test(const std::function<void(const MockServer&)>& test);

    /// Hands every message to the handler, in the order in which they were written down, and
    /// verifies. The pact has messages of expects_to_receive() only; others need run_test() with
    /// MockServer::deliver() and respond_to().
    [[nodiscard]] Outcome run_message_test(const MessageHandler& handler);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord
