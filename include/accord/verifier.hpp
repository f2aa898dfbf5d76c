// A provider's test of all that its consumers rely on.
//
//     accord::Verifier verifier("Product Service");
//     verifier.pacts_from_folder("pacts")
//         .handler([&](const accord::ProviderRequest& request) { return service.answer(request); })
//         .state("product 42 exists", [&] { service.add({42, "Kettle"}); });
//
//     accord::Verdict verdict = verifier.verify();
//     EXPECT_TRUE(verdict) << verdict.explanation();
//
// verifier_gtest.hpp makes a test of each interaction; provider.hpp says what handlers, states and
// messages are.
#pragma once

#include "accord/error.hpp"
#include "accord/export.hpp"
#include "accord/provider.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace accord {

/// A broker, and which of the provider's pacts are wanted of it.
struct BrokerPacts {
    std::string url;  ///< empty: PACT_BROKER_BASE_URL
    std::string username, password;
    std::string token;  ///< this and the two above empty: the variables PACT_BROKER_...
    /// Consumer version selectors, each a JSON object: R"({"mainBranch": true})". None: the
    /// broker's own choice.
    std::vector<std::string> selectors = {};
    std::string provider_branch = {};
    std::vector<std::string> provider_tags = {};
    bool enable_pending = false;
    /// "2024-01-31": pacts in progress since then, of what provider_branch or provider_tags name.
    std::string include_wip_since = {};
    HeaderFields headers = {};  ///< sent with each request to the broker
};

/// How results are published, once everything was run.
struct PublishedAs {
    std::string provider_version;
    std::string build_url = {};
};

/// How a server's certificate is checked, and what it is shown. Files are PEM.
struct Tls {
    std::string ca_file;  ///< authorities; empty: SSL_CERT_FILE, SSL_CERT_DIR, else the system's
    std::string certificate_file = {};  ///< shown to the provider, with its chain
    std::string key_file = {};          ///< of that certificate; empty: it is in the same file
    bool checks_certificates = true;    ///< of provider and broker
};

/// Files that reports are written to once all is over; empty: no such report.
struct ReportPaths {
    std::string json;
    std::string junit = {};
    std::string html = {};
    std::string markdown = {};
};

/// How one interaction, or the whole verification, went.
class ACCORD_API Verdict {
  public:
    /// True when the provider did as expected, or nothing else counts: a pending interaction.
    explicit operator bool() const { return passed_; }
    /// It failed, but only as something that is pending may.
    bool is_pending_failure() const { return pending_failure_; }
    /// The report: each mismatch by its place, the lines of bodies that differ, and at the end of a
    /// whole verification the sum. Of an interaction that passed it is empty but for warnings.
    const std::string& explanation() const { return explanation_; }

  private:
    friend class Verifier;
    bool passed_ = false;
    bool pending_failure_ = false;
    std::string explanation_;
};

/// Writes the explanation.
ACCORD_API std::ostream& operator<<(std::ostream& out, const Verdict& verdict);

/// An interaction of a pact, to be verified; or why there is none, which fails.
struct InteractionToVerify {
    std::string consumer;
    std::string description;
    std::vector<std::string> states;
    bool is_pending = false;
    std::string problem;              ///< empty: it can be verified
    std::size_t pact = 0, place = 0;  ///< Accord's own

    /// "Web Shop: a request for product 42, given product 42 exists"
    ACCORD_API std::string name() const;
};

ACCORD_API std::ostream& operator<<(std::ostream& out, const InteractionToVerify& interaction);

/// Verifies one provider. Not thread-safe. What is wrong in the test itself throws PactError.
class ACCORD_API Verifier {
  public:
    explicit Verifier(const std::string& provider);
    Verifier(Verifier&&) noexcept;
    Verifier& operator=(Verifier&&) noexcept;
    ~Verifier();

    /// Where pacts are. Of a folder those of this provider are taken.
    Verifier& pacts_from_file(const std::string& path);
    Verifier& pacts_from_folder(const std::string& path);
    Verifier& pacts_from_url(const std::string& url);
    Verifier& pacts_from_broker(BrokerPacts pacts = {});
    /// The pact that a webhook of the broker passed on to this build, by PACT_WEBHOOK_CALLBACK_URL
    /// or PACT_URL: it alone is verified then, whatever else is named. When neither is set, nothing
    /// changes.
    Verifier& pact_of_webhook();

    /// The provider: a handler in this process, or a server.
    Verifier& handler(ProviderHandler handler);
    Verifier& server(const std::string& url);
    /// Where interactions of another transport go ("message", "grpc").
    Verifier& transport(const std::string& name, const std::string& url);

    /// How a server is reached: the provider, and for the authorities the broker, too.
    Verifier& tls(Tls tls);
    /// For each response of the server; 5 s unless said.
    Verifier& request_timeout(std::chrono::milliseconds limit);
    /// Follows the server's redirects; without it they are responses like others.
    Verifier& follow_redirects();
    /// So many interactions are verified at a time, by verify() alone. Functions are called from
    /// several threads then; a server tells states apart by the header Accord-State-Id, which a
    /// request and its state changes share.
    Verifier& parallel(unsigned interactions);

    /// Brings the provider into a state, and out of it when the interaction is over. A state that
    /// is not told of fails its interactions; one that no interaction needs is told by
    /// unused_states().
    Verifier& state(const std::string& name, StateSetUp set_up, StateSetUp tear_down = [] {});
    /// States without a function are taken as given, with a warning, instead of failing.
    Verifier& unknown_states_are_given();
    /// A URL that sets states up, of a provider that is a server; instead of functions.
    Verifier& state_change_url(const std::string& url, bool teardown = false);

    /// Produces the message of this description; without one, all for which there is no other.
    Verifier& message(const std::string& description, MessageProducer producer);
    Verifier& messages(MessageProducer producer);

    /// Changes requests before they are sent: adds a token, signs the body.
    Verifier& request_filter(std::function<void(ProviderRequest& request)> filter);

    /// Only interactions whose description matches this regular expression: a part of a pact, of
    /// which nothing is published.
    Verifier& only_descriptions(const std::string& regex);
    /// The same by the names of provider states, or interactions that have none.
    Verifier& only_states(const std::string& regex);
    Verifier& only_without_states();
    /// Only the pacts of one consumer. They are verified whole, so their results are published.
    Verifier& only_consumer(const std::string& name);

    /// Changes each answer that passed in memory, and tells which changes the contract would not
    /// have noticed. A pact that notices less than `floor_percent` of them fails.
    Verifier& mutate(unsigned floor_percent = 0);

    Verifier& reports(ReportPaths paths);

    /// Publishes results to the broker that the pacts are from when everything was run.
    Verifier& publish(PublishedAs as);

    /// Verifies everything, and publishes.
    [[nodiscard]] Verdict verify();

    /// What there is to verify; never empty: when there is nothing, one that says why. It is loaded
    /// once.
    std::vector<InteractionToVerify> interactions();
    [[nodiscard]] Verdict verify(const InteractionToVerify& interaction);
    /// After the last one: writes reports, and publishes if publish() was called and everything was
    /// run. What it says about it is for the log; throws PactError when a pact is below the floor
    /// of mutate(), or something can't be written or published.
    std::string conclude();

    /// Registered states that no interaction needs; misspelt ones are among them.
    std::vector<std::string> unused_states();
    /// A line for each of those, and for each state that no function sets up; empty when all is
    /// well. verify() tells it too.
    std::string doubts_about_states();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord
