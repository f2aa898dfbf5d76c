// Runs a scenario's verification: see verification.hpp.
#include "verification.hpp"

#include "broker_client/broker_source.hpp"
#include "broker_client/verification_results.hpp"
#include "contract/file/pact_file.hpp"
#include "http/url.hpp"
#include "verifier/reports/console_report.hpp"
#include "verifier/sources/pact_sources.hpp"
#include "verifier/verifier.hpp"

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

std::vector<verifier::LoadedPact> load(World& world, broker_client::Connection* broker) {
    for (const auto& pact : world.in<Verification>().pacts) {
        value_of(contract::save_pact(pact, world.folder));
    }
    auto loaded = value_of(verifier::FolderSource(world.folder, std::string(kProvider)).load());
    if (broker != nullptr) {
        auto from_broker = value_of(
            broker_client::BrokerSource(*broker, {.provider = std::string(kProvider)}).load());
        std::ranges::move(from_broker, std::back_inserter(loaded));
    }
    return loaded;
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
    http::ClientSender sender({.redirects_max = 0});
    std::optional<broker_client::Connection> broker;
    if (verification.broker) {
        broker.emplace(value_of(http::parse_url(verification.broker->url())),
                       broker_client::Credentials{},
                       broker_client::RetryPolicy{},
                       sender);
    }
    const auto pacts = load(world, broker ? &*broker : nullptr);
    verifier::ConsoleReport report([&](std::string_view text) { verification.console += text; },
                                   verifier::Colour::kNever);
    const SystemClock clock;
    SystemRandom random;
    verification.result = value_of(
        verifier::verify(pacts, options_of(verification), {sender, report, clock, random}));
    if (verification.publish && broker) {
        value_of(broker_client::publish_results(
            *broker,
            verification.result,
            {.provider = std::string(kProvider), .provider_version = "1.0.0"}));
    }
}

}  // namespace accord::compatibility
