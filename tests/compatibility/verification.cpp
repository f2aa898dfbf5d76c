// Runs a scenario's verification: see verification.hpp.
#include "verification.hpp"

#include "contract/file/save_pact.hpp"
#include "contract/pact/write_pact.hpp"
#include "http/sender.hpp"
#include "http/url.hpp"
#include "peer_verifier.hpp"
#include "verification/verification.hpp"
#include "verifier/reports/console_report.hpp"

namespace accord::compatibility {
namespace {

constexpr std::string_view kProvider = "p";

contract::Pact pact_of(const World& world, contract::Interaction interaction, std::string name) {
    contract::Pact pact{.consumer = std::move(name), .provider = std::string(kProvider)};
    pact.interactions.push_back(std::move(interaction));
    pact.version = world.version;
    return pact;
}

http::Url url_at(const MockProvider& provider, std::string_view path) {
    auto url = value_of(http::parse_url(provider.url()));
    url.target = path;
    return url;
}

verifier::VerifierOptions options_of(const Verification& verification) {
    const auto& provider = verification.provider;
    verifier::VerifierOptions options;
    options.provider.url = url_at(provider, "/");
    options.provider.transports["message"] = url_at(provider, MockProvider::kMessagesPath);
    options.provider.custom_headers = verification.custom_headers;
    if (verification.state_callback) {
        options.states.url = url_at(provider, MockProvider::kStatesPath);
        options.states.teardown = true;
    }
    return options;
}

verification::Options verification_of(const World& world, const Verification& verification) {
    verification::Options options{.folders = {world.folder.string()},
                                  .provider = std::string(kProvider),
                                  .verifier = options_of(verification),
                                  .results = {.provider_version = "1.0.0"}};
    if (verification.broker) {
        options.broker = value_of(http::parse_url(verification.broker->url()));
        options.publish = verification.publish;
    }
    return options;
}

}  // namespace

std::vector<const verifier::InteractionResult*> Verification::results() const {
    std::vector<const verifier::InteractionResult*> all;
    for (const auto& pact : result.pacts) {
        for (const auto& interaction : pact.interactions) {
            all.push_back(&interaction);
        }
    }
    return all;
}

contract::Pact& add_pact(World& world, contract::Interaction interaction) {
    auto& pacts = world.in<Verification>().pacts;
    auto name = fmt::format("c_{}", pacts.size() + 1);
    return pacts.emplace_back(pact_of(world, std::move(interaction), std::move(name)));
}

void add_pact_to_broker(World& world, int number) {
    auto& broker = world.in<Verification>().broker;
    if (!broker) {
        broker = std::make_unique<MockBroker>();
    }
    const auto name = std::to_string(number);
    broker->add_pact(
        name, value_of(contract::pact_to_json(pact_of(world, world.interaction(number), name))));
}

void verify(World& world) {
    auto& verification = world.in<Verification>();
    for (const auto& pact : verification.pacts) {
        value_of(contract::save_pact(pact, world.folder));
    }
    http::ClientSender sender(http::ClientOptions{});
    verifier::ConsoleReport report([&](std::string_view text) { verification.console += text; },
                                   Colour::kNever);
    const SystemClock clock;
    SystemRandom random;
    auto outcome = verification::verify(verification_of(world, verification),
                                        {sender, sender, report, clock, random});
    require(outcome.has_value(), outcome ? "" : outcome.error().error.message);
    verification.result = std::move(outcome->result);
    compare_with_peer(world, verification);
}

}  // namespace accord::compatibility
