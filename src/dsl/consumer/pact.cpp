// accord::Pact: from drafts to a contract, and to the mock server that plays it.
#include "accord/pact.hpp"

#include "accord/error.hpp"
#include "contract/convert/convert.hpp"
#include "dsl/consumer/draft.hpp"
#include "dsl/consumer/mock_server_impl.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <vector>

namespace accord {
namespace {

contract::SpecVersion version_of(Specification specification) {
    switch (specification) {
        case Specification::kV1:
            return contract::SpecVersion::kV1;
        case Specification::kV1_1:
            return contract::SpecVersion::kV1_1;
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
    if (!options.pact_folder.empty()) {
        return options.pact_folder;
    }
    const char* folder = std::getenv("PACT_OUTPUT_DIR");
    return folder && *folder ? folder : "pacts";
}

/// Throws PactError when the version can't hold what the test says.
contract::Pact in_version(contract::Pact pact, contract::SpecVersion version) {
    auto converted = contract::convert_pact(pact, version);
    if (!converted) {
        throw PactError(converted.error().message);
    }
    if (converted->losses.empty()) {
        return std::move(converted->pact);
    }
    throw PactError(
        fmt::format("version {} of the Pact specification, which PactOptions asks for, can't hold "
                    "all that the test says; choose a later one, or do without:\n  {}",
                    to_string(version),
                    fmt::join(converted->losses, "\n  ")));
}

void check_is_single(const contract::Pact& pact, const contract::Interaction& added) {
    for (const auto& other : pact.interactions) {
        if (other.description != added.description || other.states != added.states) {
            continue;
        }
        throw PactError(fmt::format(
            "interaction \"{}\": another interaction with the same provider states has this description, too",
            added.description));
    }
}

std::string_view plugin_name(const json::Value& plugin) {
    return plugin.get_object().at("name").get_string();
}

/// Those whose configuration the interaction has; whoever verifies looks for them in the list.
void check_plugins(const contract::Interaction& interaction, const json::Array& plugins) {
    const auto* used = json::object_at(interaction.extra, dsl::kPluginConfiguration);
    if (!used) {
        return;
    }
    for (const auto& [name, configuration] : *used) {
        if (std::ranges::find(plugins, std::string_view(name), plugin_name) != plugins.end()) {
            continue;
        }
        throw PactError(
            fmt::format("interaction \"{}\": plugin_configuration(\"{}\"): the pact uses no such "
                        "plugin; Pact::using_plugin(\"{}\", version) adds it",
                        interaction.description,
                        std::string_view(name),
                        std::string_view(name)));
    }
}

/// What the mock server plays.
contract::Pact http_part(const contract::Pact& pact) {
    contract::Pact out = pact;
    std::erase_if(out.interactions, [](const auto& interaction) { return !interaction.http(); });
    return out;
}

}  // namespace

struct Pact::Impl {
    std::string consumer, provider;
    PactOptions options;
    std::vector<std::shared_ptr<InteractionDraft>> drafts = {};
    json::Array plugins = {};

    template <class Content>
    std::shared_ptr<InteractionDraft> begin(Content content) {
        drafts.push_back(std::make_shared<InteractionDraft>());
        drafts.back()->interaction.content = std::move(content);
        return drafts.back();
    }

    [[nodiscard]] contract::Pact finished() const {
        contract::Pact out{.consumer = consumer, .provider = provider};
        if (drafts.empty()) {
            throw PactError("the pact has no interaction; upon_receiving() begins one");
        }
        for (const auto& draft : drafts) {
            auto interaction = dsl::finished(*draft);
            check_is_single(out, interaction);
            check_plugins(interaction, plugins);
            out.interactions.push_back(std::move(interaction));
        }
        if (!plugins.empty()) {
            out.metadata["plugins"] = plugins;
        }
        out = in_version(std::move(out), version_of(options.specification));
        for (const auto& draft : drafts) {
            draft->is_fixed = true;
        }
        return out;
    }
};

Pact::Pact(const std::string& consumer, const std::string& provider, PactOptions options)
    : impl_(std::make_unique<Impl>(Impl{consumer, provider, std::move(options)})) {
    if (consumer.empty() || provider.empty()) {
        throw PactError("a pact needs the names of its consumer and its provider");
    }
}
Pact::Pact(Pact&&) noexcept = default;
Pact& Pact::operator=(Pact&&) noexcept = default;
Pact::~Pact() = default;

Pact& Pact::using_plugin(const std::string& name,
                         const std::string& version,
                         const Value& configuration) {
    const auto word = fmt::format("using_plugin(\"{}\", \"{}\")", name, version);
    for (const auto& draft : impl_->drafts) {
        if (draft->is_fixed) {
            throw PactError(word + ": the mock server has started already");
        }
    }
    if (name.empty() || version.empty()) {
        throw PactError(word + ": a plugin has a name and a version");
    }
    for (const auto& plugin : impl_->plugins) {
        if (plugin_name(plugin) == name) {
            throw PactError(word + ": the pact uses this plugin already");
        }
    }
    auto settings = dsl::plain_object(configuration, word + ": the configuration");
    impl_->plugins.push_back(
        json::Object{{"configuration", std::move(settings)}, {"name", name}, {"version", version}});
    std::ranges::sort(impl_->plugins, {}, plugin_name);
    return *this;
}

Interaction Pact::given(const std::string& state, const Value& params) {
    return Interaction(impl_->begin(contract::HttpExchange{})).given(state, params);
}

Interaction Pact::upon_receiving(const std::string& description) {
    return Interaction(impl_->begin(contract::HttpExchange{})).upon_receiving(description);
}

Message Pact::expects_to_receive(const std::string& description) {
    const auto draft = impl_->begin(contract::AsyncMessage{});
    draft->set_description(description, "expects_to_receive");
    return Message(draft);
}

MessageExchange Pact::expects_to_exchange(const std::string& description) {
    const auto draft = impl_->begin(contract::SyncMessage{});
    draft->set_description(description, "expects_to_exchange");
    return MessageExchange(draft);
}

MockServer Pact::start() {
    auto server = std::make_unique<MockServer::Impl>(impl_->finished());
    const auto& options = impl_->options;
    server->pact_folder = folder_of(options);
    if (options.overwrite) {
        server->write_mode = contract::WriteMode::kOverwrite;
    }
    contract::Pact http = http_part(server->pact);
    if (http.interactions.empty()) {
        if (options.port != 0 || options.tls || options.cors_preflight) {
            throw PactError(
                "PactOptions: port, tls and cors_preflight are for HTTP, of which the pact has "
                "nothing");
        }
        return MockServer(std::move(server));
    }
    auto started = mock::MockServer::start(
        std::move(http),
        {.port = options.port, .tls = options.tls, .cors_preflight = options.cors_preflight},
        *server->log);
    if (!started) {
        throw PactError(started.error().message);
    }
    server->server = std::move(*started);
    return MockServer(std::move(server));
}

Outcome Pact::run_test(const std::function<void(const MockServer&)>& test) {
    MockServer server = start();
    try {
        test(server);
    } catch (const std::exception& thrown) {
        const auto* http = server.impl_->server.get();
        if (!server.impl_->messages.has_failures() &&
            (!http || http->outcome().unmatched.empty())) {
            throw;
        }
        Outcome out = server.outcome();
        out.explanation_ += fmt::format("\nThen the test threw: {}\n", thrown.what());
        return out;
    }
    return server.verify();
}

Outcome Pact::run_message_test(const MessageHandler& handler) {
    for (const auto& draft : impl_->drafts) {
        if (draft->interaction.async_message()) {
            continue;
        }
        draft->refuse(
            "run_message_test() is for expects_to_receive() only; use run_test() with "
            "MockServer::deliver() and respond_to()");
    }
    MockServer server = start();
    for (const std::size_t place : server.impl_->messages.deliverable()) {
        server.impl_->messages.deliver(place, handler, server.impl_->generator_context());
    }
    return server.verify();
}

}  // namespace accord
