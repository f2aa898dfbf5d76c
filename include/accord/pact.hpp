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
#pragma once

#include "accord/error.hpp"
#include "accord/export.hpp"
#include "accord/mock_server.hpp"
#include "accord/value.hpp"

#include <functional>
#include <memory>
#include <string>

namespace accord {

/// Versions of the Pact specification that can be written.
enum class Specification { kV2, kV3, kV4 };

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

class Request;
class Response;
struct InteractionDraft;  ///< Accord's own

/// One request and its response. The parts may be given in any order; what may be there once only
/// (description, request line, status, body) is a PactError the second time.
class ACCORD_API Interaction {
  public:
    /// The provider has to be in this state; several are joined by "and".
    Interaction& given(const std::string& state, const Value& params = object({}));
    Interaction& upon_receiving(const std::string& description);

    /// The path is decoded and has no query; see Request::query.
    Request with_request(const std::string& method, const Value& path);
    Response will_respond_with(int status);

    explicit Interaction(std::shared_ptr<InteractionDraft> draft) : draft_(std::move(draft)) {}

  private:
    std::shared_ptr<InteractionDraft> draft_;
};

/// What the consumer sends. Given again, a header or parameter has one more value.
class ACCORD_API Request {
  public:
    Request& header(const std::string& name, const Value& value);
    Request& query(const std::string& name, const Value& value);
    /// With Content-Type application/json, if no header says otherwise.
    Request& json_body(const Value& body);
    Request& body(const std::string& text, const std::string& content_type);

    Response will_respond_with(int status);

    explicit Request(std::shared_ptr<InteractionDraft> draft) : draft_(std::move(draft)) {}

  private:
    std::shared_ptr<InteractionDraft> draft_;
};

/// What the provider answers.
class ACCORD_API Response {
  public:
    Response& header(const std::string& name, const Value& value);
    /// With Content-Type application/json, if no header says otherwise.
    Response& json_body(const Value& body);
    Response& body(const std::string& text, const std::string& content_type);

    explicit Response(std::shared_ptr<InteractionDraft> draft) : draft_(std::move(draft)) {}

  private:
    std::shared_ptr<InteractionDraft> draft_;
};

/// The interactions of one test. Not thread-safe; tests in several threads or processes each have
/// their own, and may write into one file.
class ACCORD_API Pact {
  public:
    Pact(const std::string& consumer, const std::string& provider, PactOptions options = {});
    Pact(Pact&&) noexcept;
    Pact& operator=(Pact&&) noexcept;
    ~Pact();

    /// Both begin a new interaction.
    Interaction given(const std::string& state, const Value& params = object({}));
    Interaction upon_receiving(const std::string& description);

    /// Starts a mock server with the interactions so far; from then on they are fixed.
    [[nodiscard]] MockServer start();

    /// Starts a mock server, runs the test with it and verifies: the form in which verifying can't
    /// be forgotten. When the test throws, nothing is written: a test that was led astray by a
    /// request that did not match gives the Outcome that explains it, else the exception passes
    /// through.
    [[nodiscard]] Outcome run_test(const std::function<void(const MockServer&)>& test);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord
