// Declared, checked, read: see stub_options.hpp.
#include "cli/stub/stub_options.hpp"

#include "base/files.hpp"
#include "cli/environment_variables.hpp"
#include "cli/verifier/verifier_options.hpp"
#include "http/tls/tls_certificate.hpp"
#include "http/url.hpp"

#include <algorithm>
#include <thread>

namespace accord::cli {
namespace {

constexpr std::size_t kTlsFileBytesMax = 1024 * 1024;
/// Half of the cores are for those who ask, most often on the same machine.
constexpr unsigned kIoThreadsMax = 8;

const std::vector<std::string> kLogLevels = {
    "error", "warn", "info", "debug", "trace", "none", "off"};

LogLevel log_level_of(const std::string& name) {
    if (name == "off") {
        return LogLevel::kNone;
    }
    return name == "trace" ? LogLevel::kDebug : parse_log_level(name).value_or(LogLevel::kInfo);
}

}  // namespace

struct StubOptionTexts::Texts {
    StubSources sources;
    std::vector<std::string> urls, consumers, providers;
    std::string broker, user, token, log_level = "info";
    std::string host = "0.0.0.0", state, state_header, delay, fault, certificate, key;
    unsigned short port = 0;
    unsigned fault_percent = 100;
    bool cors = false, cors_referer = false, with_stateless = false, watches = false;
    bool skips_broken = false, tls = false, control = false;
    Option extension_option, broker_option, user_option, token_option, retries_option;
    Option state_option, delay_option, fault_option, percent_option;

    void declare_sources(Options& options);
    void declare_answers(Options& options);
    void declare_server(Options& options);
    [[nodiscard]] bool asks_broker() const;
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] broker_client::Credentials credentials() const;
    [[nodiscard]] Result<StubSources> read_sources() const;
    [[nodiscard]] Result<stub::StubOptions> read_server() const;
    [[nodiscard]] Result<std::optional<http::ServerTls>> read_tls() const;
    [[nodiscard]] Result<stub::Behaviour> read_behaviour() const;
};

void StubOptionTexts::Texts::declare_sources(Options& options) {
    options.repeated("-f,--file", sources.files, "Pact file; may be repeated").file();
    options
        .repeated("-d,--dir",
                  sources.folders,
                  "Folder of pact files, with its sub-folders; may be repeated")
        .folder();
    extension_option = options.value_or_default(
        "-e,--extension", sources.extension, "Extension of the pact files in folders");
    options.repeated("-u,--url", urls, "URL of a pact; may be repeated");
    broker_option = options.value(
        "-b,--broker-url",
        broker,
        "Base URL of a broker whose latest pacts are served. The variable alone adds nothing to "
        "--file, --dir or --url",
        "PACT_BROKER_BASE_URL");
    options.repeated("--consumer-name,--consumer-names",
                     consumers,
                     "Only the broker's pacts of consumers whose name matches this pattern; may be "
                     "repeated");
    options.repeated("--provider-name,--provider-names",
                     providers,
                     "Only the broker's pacts of providers whose name matches this pattern; may be "
                     "repeated");
    user_option = options.value(
        "--user", user, "USER:PASSWORD for the broker, or for the first --url without one");
    token_option = options.value("-t,--token", token, "Bearer token for the same");
    retries_option = options.value_or_default("--retries",
                                              sources.retries,
                                              "How many more times a busy broker is asked",
                                              "PACT_BROKER_HTTP_RETRIES");
    options.flag("--insecure-tls",
                 sources.insecure_tls,
                 "Do not check the certificates of --url and broker");
    options.flag("-w,--watch", watches, "Serve pact files anew when they change");
    options.flag(
        "--skip-broken", skips_broken, "Name pacts that can't be read, and serve the others");
}

void StubOptionTexts::Texts::declare_answers(Options& options) {
    options.flag("-o,--cors", cors, "Answer OPTIONS that no interaction has, for browsers");
    options.flag("--cors-referer",
                 cors_referer,
                 "Allow the origin of the Referer header instead of every origin");
    state_option =
        options.value("-s,--provider-state",
                      state,
                      "Only interactions with a provider state that matches this pattern answer");
    options.value("--provider-state-header-name",
                  state_header,
                  "Request header with a pattern that takes the place of --provider-state");
    options.flag("--empty-provider-state",
                 with_stateless,
                 "Interactions without a provider state pass these patterns, too");
    delay_option = options.value(
        "--delay", delay, "Milliseconds that each answer waits, or a range: 200, 100-300");
    fault_option =
        options.value("--fault",
                      fault,
                      "What comes in place of each answer: reset, empty, cut, garbage, or "
                      "a status such as 503");
    percent_option = options.value_or_default(
        "--fault-percent", fault_percent, "Percentage of the answers that have the fault");
    percent_option.in_range(0U, 100U);
    options.flag(
        "--control", control, "Switch states, delays and faults while it runs, under /__stub");
}

void StubOptionTexts::Texts::declare_server(Options& options) {
    options.value("-p,--port", port, "Port to listen on [any free one]");
    options.value_or_default("--host", host, "Address to listen on");
    options.flag("--tls", tls, "Serve https with a new certificate for localhost");
    options.value("--tls-certificate", certificate, "Serve https with this certificate chain (PEM)")
        .file();
    options.value("--tls-key", key, "Private key of --tls-certificate (PEM)").file();
    options
        .value_or_default("-l,--loglevel,--log-level",
                          log_level,
                          "What the log tells: error, warn, info, debug, trace, none")
        .one_of(kLogLevels);
    options.help("-h,--help");
    options.version("-v,--version");
}

/// A variable is for when nothing was typed.
bool StubOptionTexts::Texts::asks_broker() const {
    const bool has_others = !sources.files.empty() || !sources.folders.empty() || !urls.empty();
    const bool chooses = !consumers.empty() || !providers.empty();
    return broker_option.is_on_line() || (!broker.empty() && (!has_others || chooses));
}

Result<void> StubOptionTexts::Texts::check() const {
    const bool has_files = !sources.files.empty() || !sources.folders.empty();
    if (!has_files && urls.empty() && !asks_broker()) {
        return invalid_input(
            "there are no pacts to serve: give --file, --dir, --url or --broker-url");
    }
    if (user_option.is_on_line() && token_option.is_on_line()) {
        return invalid_input("--user and --token can't be combined");
    }
    if (tls && !certificate.empty()) {
        return invalid_input(
            "--tls makes a certificate: it can't be combined with --tls-certificate");
    }
    const bool is_remote = !urls.empty() || asks_broker();
    const bool has_filter = state_option.is_given() || !state_header.empty();
    return check_needs(
        {{extension_option.is_on_line(), !sources.folders.empty(), "--extension", "--dir"},
         {!consumers.empty(), asks_broker(), "--consumer-name", "--broker-url"},
         {!providers.empty(), asks_broker(), "--provider-name", "--broker-url"},
         {user_option.is_on_line(), is_remote, "--user", "--broker-url or --url"},
         {token_option.is_on_line(), is_remote, "--token", "--broker-url or --url"},
         {retries_option.is_on_line(), asks_broker(), "--retries", "--broker-url"},
         {sources.insecure_tls, is_remote, "--insecure-tls", "--broker-url or --url"},
         {watches, has_files, "--watch", "--file or --dir"},
         {cors_referer, cors, "--cors-referer", "--cors"},
         {with_stateless,
          has_filter,
          "--empty-provider-state",
          "--provider-state or --provider-state-header-name"},
         {percent_option.is_on_line(), !fault.empty(), "--fault-percent", "--fault"},
         {!certificate.empty(), !key.empty(), "--tls-certificate", "--tls-key"},
         {!key.empty(), !certificate.empty(), "--tls-key", "--tls-certificate"}});
}

broker_client::Credentials StubOptionTexts::Texts::credentials() const {
    broker_client::Credentials out{.options = "--user, or --token"};
    if (user_option.is_on_line()) {
        const auto colon = user.find(':');
        out.user = user.substr(0, colon);
        out.password = colon == std::string::npos ? "" : user.substr(colon + 1);
    } else if (token_option.is_on_line()) {
        out.token = token;
    } else if (asks_broker()) {
        out.token = process_variable("PACT_BROKER_TOKEN").value_or("");
        if (out.token.empty()) {
            out.user = process_variable("PACT_BROKER_USERNAME").value_or("");
            out.password = process_variable("PACT_BROKER_PASSWORD").value_or("");
        }
    }
    return out;
}

namespace {

Result<std::vector<Regex>> patterns_of(const std::vector<std::string>& texts, const char* option) {
    std::vector<Regex> patterns;
    for (const auto& text : texts) {
        auto pattern = Regex::compile(text);
        if (!pattern) {
            return fail(pattern.error(), option);
        }
        patterns.push_back(std::move(*pattern));
    }
    return patterns;
}

}  // namespace

Result<StubSources> StubOptionTexts::Texts::read_sources() const {
    auto out = sources;
    for (const auto& text : urls) {
        auto url = http::parse_url(text);
        if (!url) {
            return fail(url.error(), "--url");
        }
        out.urls.push_back(std::move(*url));
    }
    if (asks_broker()) {
        auto url = http::parse_url(broker);
        if (!url) {
            return fail(url.error(),
                        broker_option.is_on_line() ? "--broker-url" : "PACT_BROKER_BASE_URL");
        }
        out.broker = std::move(*url);
    }
    auto consumer_patterns = patterns_of(consumers, "--consumer-name");
    auto provider_patterns = patterns_of(providers, "--provider-name");
    if (!consumer_patterns || !provider_patterns) {
        return fail(!consumer_patterns ? consumer_patterns.error() : provider_patterns.error());
    }
    out.consumers = std::move(*consumer_patterns);
    out.providers = std::move(*provider_patterns);
    out.credentials = credentials();
    return out;
}

Result<std::optional<http::ServerTls>> StubOptionTexts::Texts::read_tls() const {
    if (tls) {
        auto made = http::make_self_signed("localhost");
        return made ? Result<std::optional<http::ServerTls>>(std::move(*made)) : fail(made.error());
    }
    if (certificate.empty()) {
        return std::nullopt;
    }
    auto chain = read_file(certificate, kTlsFileBytesMax);
    auto private_key = read_file(key, kTlsFileBytesMax);
    if (!chain || !private_key) {
        return fail(!chain ? chain.error() : private_key.error(),
                    !chain ? "--tls-certificate" : "--tls-key");
    }
    return http::ServerTls{std::move(*chain), std::move(*private_key)};
}

Result<stub::Behaviour> StubOptionTexts::Texts::read_behaviour() const {
    if (!delay_option.is_given() && !fault_option.is_given()) {
        return stub::Behaviour();
    }
    stub::BehaviourRule rule{.percent = fault_percent};
    if (delay_option.is_given()) {
        const auto read = stub::parse_delay(delay);
        if (!read) {
            return fail(read.error(), "--delay");
        }
        rule.delay = *read;
    }
    if (fault_option.is_given()) {
        const auto read = stub::parse_fault(fault);
        if (!read) {
            return fail(read.error(), "--fault");
        }
        rule.fault = *read;
    }
    return stub::Behaviour({rule});
}

Result<stub::StubOptions> StubOptionTexts::Texts::read_server() const {
    if (!http::is_listening_address(host)) {
        return invalid_input(
            fmt::format("--host: \"{}\" is neither an IP address nor localhost", host));
    }
    stub::StubOptions out{
        .address = host,
        .port = port,
        .io_threads = std::clamp(std::thread::hardware_concurrency() / 2, 1U, kIoThreadsMax),
        .cors = cors,
        .cors_referer = cors_referer,
        .state_header = state_header,
        .passes_stateless = with_stateless,
        .has_control = control};
    if (state_option.is_given()) {
        auto filter = stub::StateFilter::compile(state, with_stateless);
        if (!filter) {
            return fail(filter.error(), "--provider-state");
        }
        out.filter = std::move(*filter);
    }
    auto behaviour = read_behaviour();
    if (!behaviour) {
        return fail(behaviour.error());
    }
    out.behaviour = std::move(*behaviour);
    auto served = read_tls();
    if (!served) {
        return fail(served.error());
    }
    out.tls = std::move(*served);
    return out;
}

StubOptionTexts::StubOptionTexts(Options& options) : texts_(std::make_shared<Texts>()) {
    texts_->declare_sources(options);
    texts_->declare_answers(options);
    texts_->declare_server(options);
}

Result<StubCommandOptions> StubOptionTexts::read() const {
    if (auto checked = texts_->check(); !checked) {
        return fail(checked.error());
    }
    auto sources = texts_->read_sources();
    if (!sources) {
        return fail(sources.error());
    }
    auto server = texts_->read_server();
    if (!server) {
        return fail(server.error());
    }
    return StubCommandOptions{.sources = std::move(*sources),
                              .server = std::move(*server),
                              .watches = texts_->watches,
                              .skips_broken = texts_->skips_broken,
                              .log_level = log_level_of(texts_->log_level)};
}

}  // namespace accord::cli
