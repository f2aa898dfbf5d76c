// accord::Verifier: what a provider's test says becomes the options of a verification.
#include "accord/verifier.hpp"

#include "dsl/provider/provider_functions.hpp"
#include "dsl/provider/verifier_impl.hpp"
#include "http/url.hpp"
#include "verification/selectors.hpp"
#include "verification/sources.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace accord {
namespace {

http::Url url_or_throw(const std::string& text, std::string_view what) {
    auto url = http::parse_url(text);
    if (!url) {
        throw PactError(url.error().with_context(what).message);
    }
    return std::move(*url);
}

Regex regex_or_throw(const std::string& text, std::string_view what) {
    auto compiled = Regex::compile(text);
    if (!compiled) {
        throw PactError(compiled.error().with_context(what).message);
    }
    return std::move(*compiled);
}

std::string or_variable(const std::string& text, const char* variable) {
    const char* value = std::getenv(variable);
    return !text.empty() || value == nullptr ? text : value;
}

broker_client::Credentials credentials_of(const BrokerPacts& pacts) {
    const bool none = pacts.username.empty() && pacts.token.empty();
    if (!none) {
        return {.user = pacts.username, .password = pacts.password, .token = pacts.token};
    }
    const auto token = or_variable("", "PACT_BROKER_TOKEN");
    return token.empty()
               ? broker_client::Credentials{.user = or_variable("", "PACT_BROKER_USERNAME"),
                                            .password = or_variable("", "PACT_BROKER_PASSWORD")}
               : broker_client::Credentials{.token = token};
}

}  // namespace

void Verifier::Impl::make_ready() {
    if (webhook) {
        take_webhooks_pact();
    }
    const bool has_pacts = !options.files.empty() || !options.folders.empty() ||
                           !options.urls.empty() || options.broker.has_value();
    if (!has_pacts) {
        throw PactError(
            "there are no pacts to verify: call pacts_from_folder(), pacts_from_broker() or another");
    }
    auto& engine = options.verifier;
    auto& functions = engine.provider.functions;
    const bool has_messages = !producers.empty() || any_message;
    if (!functions.answer && !has_messages && !has_provider) {
        throw PactError("there is no provider: call handler(), server() or message()");
    }
    if (has_messages || !has_provider) {
        functions.produce = dsl::producing(producers, any_message);
    }
    if (!functions.answer && !has_provider) {
        functions.answer = dsl::answering_nothing();
    }
    if (engine.states.url && !engine.states.functions.empty()) {
        throw PactError("state() and state_change_url() are both called: states are set up by one");
    }
    // Without a word about states they are as given: there may be nothing to set up.
    engine.states.needs_all_functions = !engine.states.functions.empty() && !states_are_given;
    if (filter) {
        engine.provider.request_change = dsl::filtering(filter);
    }
    options.takes_brokers_pacts = options.broker.has_value() && !options.is_for_webhook;
    if (!options.broker && options.publish && !options.urls.empty()) {
        options.broker = verification::broker_of(options.urls.front());
    }
    to_provider.emplace(verification::client_to_provider(reach));
    to_web.emplace(verification::client_to_web(reach));
}

/// The credentials are those of the broker's pacts, or of the variables.
void Verifier::Impl::take_webhooks_pact() {
    options.files.clear();
    options.folders.clear();
    options.urls = {*webhook};
    options.is_for_webhook = true;
    if (!options.broker) {
        options.broker = verification::broker_of(*webhook);
        options.credentials = credentials_of({});
    }
}

verification::StepByStep& Verifier::Impl::loaded() {
    if (!steps) {
        make_ready();
        auto opened = verification::StepByStep::open(
            options, {*to_provider, *to_web, reporter, clock, random});
        if (!opened) {
            throw PactError(opened.error().error.message);
        }
        steps.emplace(std::move(*opened));
    }
    return *steps;
}

Verifier::Verifier(const std::string& provider) : impl_(std::make_unique<Impl>()) {
    impl_->options.provider = provider;
    impl_->options.results.tool_version = ACCORD_VERSION;
    verification::take_broker_certificate(impl_->reach);
}

Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;
Verifier::~Verifier() = default;

Verifier& Verifier::pacts_from_file(const std::string& path) {
    impl_->options.files.push_back(path);
    return *this;
}

Verifier& Verifier::pacts_from_folder(const std::string& path) {
    impl_->options.folders.push_back(path);
    return *this;
}

Verifier& Verifier::pacts_from_url(const std::string& url) {
    impl_->options.urls.push_back(url_or_throw(url, "pacts_from_url"));
    return *this;
}

Verifier& Verifier::pacts_from_broker(BrokerPacts pacts) {
    auto& options = impl_->options;
    options.broker =
        url_or_throw(or_variable(pacts.url, "PACT_BROKER_BASE_URL"), "pacts_from_broker");
    options.credentials = credentials_of(pacts);
    for (const auto& [name, value] : pacts.headers) {
        options.credentials.headers.add(name, value);
    }
    auto selectors = verification::selectors_of(pacts.selectors);
    if (!selectors) {
        throw PactError(selectors.error().with_context("pacts_from_broker: selector").message);
    }
    options.wanted.selectors = std::move(*selectors);
    options.wanted.provider_branch = std::move(pacts.provider_branch);
    options.wanted.provider_tags = std::move(pacts.provider_tags);
    options.wanted.include_pending = pacts.enable_pending;
    options.wanted.wip_since = std::move(pacts.include_wip_since);
    if (options.wanted.seeks_wip_in_vain()) {
        throw PactError(
            "pacts_from_broker: include_wip_since has no effect without provider_branch "
            "or provider_tags");
    }
    return *this;
}

Verifier& Verifier::pact_of_webhook() {
    for (const char* variable : {"PACT_WEBHOOK_CALLBACK_URL", "PACT_URL"}) {
        if (const auto url = or_variable("", variable); !url.empty()) {
            impl_->webhook = url_or_throw(url, variable);
            break;
        }
    }
    return *this;
}

Verifier& Verifier::handler(ProviderHandler handler) {
    auto& impl = *impl_;
    impl.options.verifier.provider.functions.answer =
        dsl::answering(std::move(handler), [&impl](ProviderRequest& request) {
            if (impl.filter) {
                impl.filter(request);
            }
        });
    return *this;
}

Verifier& Verifier::server(const std::string& url) {
    impl_->options.verifier.provider.url = url_or_throw(url, "server");
    impl_->has_provider = true;
    return *this;
}

Verifier& Verifier::transport(const std::string& name, const std::string& url) {
    impl_->options.verifier.provider.transports[name] = url_or_throw(url, "transport " + name);
    impl_->has_provider = true;
    return *this;
}

Verifier& Verifier::tls(Tls tls) {
    impl_->reach.tls = {.ca_file = std::move(tls.ca_file),
                        .certificate_file = std::move(tls.certificate_file),
                        .key_file = std::move(tls.key_file)};
    impl_->reach.trusts_any_peer = !tls.checks_certificates;
    return *this;
}

Verifier& Verifier::request_timeout(std::chrono::milliseconds limit) {
    if (limit.count() <= 0) {
        throw PactError("request_timeout: it has to be longer than nothing");
    }
    impl_->reach.request_timeout = limit;
    return *this;
}

Verifier& Verifier::follow_redirects() {
    impl_->options.verifier.provider.follows_redirects = true;
    return *this;
}

Verifier& Verifier::parallel(unsigned interactions) {
    if (interactions == 0 || interactions > verifier::kParallelMax) {
        throw PactError(
            fmt::format("parallel: from 1 to {}, not {}", verifier::kParallelMax, interactions));
    }
    impl_->options.verifier.parallel = interactions;
    return *this;
}

Verifier& Verifier::state(const std::string& name, StateSetUp set_up, StateSetUp tear_down) {
    auto& functions = impl_->options.verifier.states.functions;
    if (!functions.emplace(name, dsl::setting_up(std::move(set_up), std::move(tear_down))).second) {
        throw PactError(fmt::format("provider state \"{}\" has a function already", name));
    }
    return *this;
}

Verifier& Verifier::unknown_states_are_given() {
    impl_->states_are_given = true;
    return *this;
}

Verifier& Verifier::state_change_url(const std::string& url, bool teardown) {
    impl_->options.verifier.states.url = url_or_throw(url, "state_change_url");
    impl_->options.verifier.states.teardown = teardown;
    return *this;
}

Verifier& Verifier::message(const std::string& description, MessageProducer producer) {
    if (!impl_->producers.emplace(description, std::move(producer)).second) {
        throw PactError(fmt::format("the message \"{}\" has a function already", description));
    }
    return *this;
}

Verifier& Verifier::messages(MessageProducer producer) {
    impl_->any_message = std::move(producer);
    return *this;
}

Verifier& Verifier::request_filter(std::function<void(ProviderRequest& request)> filter) {
    impl_->filter = std::move(filter);
    return *this;
}

Verifier& Verifier::only_descriptions(const std::string& regex) {
    impl_->options.verifier.filter.description = regex_or_throw(regex, "only_descriptions");
    return *this;
}

Verifier& Verifier::only_states(const std::string& regex) {
    impl_->options.verifier.filter.state = regex_or_throw(regex, "only_states");
    return *this;
}

Verifier& Verifier::only_without_states() {
    impl_->options.verifier.filter.no_state = true;
    return *this;
}

Verifier& Verifier::only_consumer(const std::string& name) {
    impl_->options.verifier.filter.consumers = {name};
    return *this;
}

Verifier& Verifier::mutate(unsigned floor_percent) {
    if (floor_percent > 100) {
        throw PactError(fmt::format("mutate: a percentage from 0 to 100, not {}", floor_percent));
    }
    impl_->options.verifier.mutates = true;
    impl_->options.mutation_floor = floor_percent;
    return *this;
}

Verifier& Verifier::reports(ReportPaths paths) {
    impl_->options.reports = {.json = std::move(paths.json),
                              .junit = std::move(paths.junit),
                              .html = std::move(paths.html),
                              .markdown = std::move(paths.markdown)};
    return *this;
}

Verifier& Verifier::publish(PublishedAs as) {
    if (as.provider_version.empty()) {
        throw PactError("publish: the version of the provider is missing");
    }
    impl_->options.publish = true;
    impl_->options.results.provider_version = std::move(as.provider_version);
    impl_->options.results.build_url = std::move(as.build_url);
    return *this;
}

}  // namespace accord
