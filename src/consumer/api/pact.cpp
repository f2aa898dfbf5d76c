// accord::Pact: from drafts to a contract, and to the mock server that plays it.
#include "accord/pact.hpp"

#include "consumer/api/draft.hpp"
#include "consumer/api/mock_server_impl.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <vector>

namespace accord {
namespace {

contract::SpecVersion version_of(Specification specification) {
    switch (specification) {
        case Specification::kV2:
            return contract::SpecVersion::kV2;
        case Specification::kV3:
            return contract::SpecVersion::kV3;
        case Specification::kV4:
            return contract::SpecVersion::kV4;
    }
    return contract::SpecVersion::kV4;
}

std::string folder_of(const PactOptions& options) {
    if (!options.pact_folder.empty()) return options.pact_folder;
    const char* folder = std::getenv("PACT_OUTPUT_DIR");
    return folder && *folder ? folder : "pacts";
}

/// A JSON body says so in a header, unless the test did.
template <class Part>
void add_content_type(Part& part) {
    if (part.body.content_type.empty() || contract::find_header(part.headers, "Content-Type")) {
        return;
    }
    contract::add_value(part.headers, "Content-Type", part.body.content_type);
}

}  // namespace

struct Pact::Impl {
    std::string consumer, provider;
    PactOptions options;
    std::vector<std::shared_ptr<InteractionDraft>> drafts;

    Interaction begin() {
        drafts.push_back(std::make_shared<InteractionDraft>());
        return Interaction(drafts.back());
    }

    [[nodiscard]] contract::Pact finished() const {
        contract::Pact out{.consumer = consumer,
                           .provider = provider,
                           .version = version_of(options.specification)};
        if (drafts.empty())
            throw PactError("the pact has no interaction; upon_receiving() begins one");
        for (const auto& draft : drafts) {
            draft->check_is_complete();
            draft->is_fixed = true;
            auto interaction = draft->interaction;
            auto& exchange = std::get<contract::HttpExchange>(interaction.content);
            add_content_type(exchange.request);
            add_content_type(exchange.response);
            check_is_single(out, interaction);
            out.interactions.push_back(std::move(interaction));
        }
        return out;
    }

    static void check_is_single(const contract::Pact& pact, const contract::Interaction& added) {
        for (const auto& other : pact.interactions) {
            if (other.description != added.description || other.states != added.states) continue;
            throw PactError(
                fmt::format("interaction \"{}\": another of the same states is called so, too",
                            added.description));
        }
    }
};

Pact::Pact(const std::string& consumer, const std::string& provider, PactOptions options)
    : impl_(std::make_unique<Impl>(Impl{consumer, provider, std::move(options), {}})) {
    if (consumer.empty() || provider.empty()) {
        throw PactError("a pact needs the names of its consumer and its provider");
    }
}
Pact::Pact(Pact&&) noexcept = default;
Pact& Pact::operator=(Pact&&) noexcept = default;
Pact::~Pact() = default;

Interaction Pact::given(const std::string& state, const Value& params) {
    return impl_->begin().given(state, params);
}

Interaction Pact::upon_receiving(const std::string& description) {
    return impl_->begin().upon_receiving(description);
}

MockServer Pact::start() {
    auto server = std::make_unique<MockServer::Impl>();
    const auto& options = impl_->options;
    auto started = consumer::MockServer::start(
        impl_->finished(),
        {.port = options.port, .tls = options.tls, .cors_preflight = options.cors_preflight},
        *server->log);
    if (!started) throw PactError(started.error().message);
    server->server = std::move(*started);
    server->pact_folder = folder_of(options);
    if (options.overwrite) server->write_mode = contract::WriteMode::kOverwrite;
    return MockServer(std::move(server));
}

Outcome Pact::run_test(const std::function<void(const MockServer&)>& test) {
    MockServer server = start();
    try {
        test(server);
    } catch (const std::exception& thrown) {
        if (server.impl_->server->outcome().unmatched.empty()) throw;
        Outcome out = server.outcome();
        out.explanation_ += fmt::format("\nThen the test threw: {}\n", thrown.what());
        return out;
    }
    return server.verify();
}

}  // namespace accord
