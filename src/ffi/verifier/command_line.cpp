// The old command line, read: see command_line.hpp.
#include "ffi/verifier/command_line.hpp"

#include "base/regex/regex.hpp"
#include "base/text.hpp"
#include "ffi/verifier/arguments.hpp"
#include "http/field_syntax.hpp"
#include "verification/selectors.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

namespace accord::ffi {

namespace {

/// What stands on the command line, by the names of arguments, and in their variables.
class Given {
  public:
    Given(const VariableOf& variable) : variable_(variable) {}

    void add(const Argument& argument, std::string value) {
        values_[std::string(argument.name)].push_back(std::move(value));
    }

    [[nodiscard]] bool is_on_line(std::string_view name) const { return values_.contains(name); }

    [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
        const auto found = values_.find(name);
        if (found != values_.end()) {
            return found->second;
        }
        const auto value = variable_value(name);
        return value ? std::vector{*value} : std::vector<std::string>();
    }

    [[nodiscard]] std::optional<std::string> one(std::string_view name) const {
        auto values = all(name);
        return values.empty() ? std::nullopt : std::optional(std::move(values.back()));
    }

    [[nodiscard]] std::string text(std::string_view name) const { return one(name).value_or(""); }

    [[nodiscard]] bool has(std::string_view name) const {
        const auto value = one(name);
        return value && (is_on_line(name) || to_lower(*value) != "false");
    }

    [[nodiscard]] std::vector<std::string> list(std::string_view name) const {
        std::vector<std::string> items;
        for (const auto& value : all(name)) {
            for (const auto item : split(value, ',')) {
                if (!item.empty()) {
                    items.emplace_back(item);
                }
            }
        }
        return items;
    }

  private:
    [[nodiscard]] std::optional<std::string> variable_value(std::string_view name) const {
        const auto arguments = all_arguments();
        const auto argument = std::ranges::find(arguments, name, &Argument::name);
        return argument->variable != nullptr ? variable_(argument->variable) : std::nullopt;
    }

    const VariableOf& variable_;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// An argument as it stands on the line: "--file=a.json", "-fa.json", or its name alone.
struct Written {
    const Argument* argument;
    std::optional<std::string> value;
};

Result<Written> argument_in(std::string_view text) {
    const auto arguments = all_arguments();
    if (text.starts_with("--")) {
        const auto equals = text.find('=');
        const auto name = text.substr(2, equals == std::string_view::npos ? equals : equals - 2);
        const auto found = std::ranges::find(arguments, name, &Argument::name);
        if (found != arguments.end()) {
            return Written{&*found,
                           equals == std::string_view::npos
                               ? std::nullopt
                               : std::optional<std::string>(text.substr(equals + 1))};
        }
    } else if (text.size() >= 2 && text[0] == '-') {
        const auto found = std::ranges::find(arguments, text[1], &Argument::letter);
        if (found != arguments.end()) {
            auto rest = text.substr(2);
            rest.remove_prefix(rest.starts_with('=') ? 1 : 0);
            return Written{&*found,
                           text.size() > 2 ? std::optional<std::string>(rest) : std::nullopt};
        }
    }
    // It may be a password whose argument is missing.
    return invalid_input(text.starts_with('-')
                             ? fmt::format("unknown argument {}", text.substr(0, text.find('=')))
                             : "a value stands where an argument should");
}

Result<void> check_value(const Argument& argument, const std::string& value) {
    const auto& choices = argument.choices;
    if (value.empty()) {
        return invalid_input(fmt::format("--{}: its value is empty", argument.name));
    }
    if (!choices.empty() && std::ranges::find(choices, value) == choices.end()) {
        return invalid_input(
            fmt::format("--{} {}: choose {}", argument.name, value, fmt::join(choices, ", ")));
    }
    return {};
}

/// Those of one argument, which begins at `at`; how many places it takes.
Result<std::size_t> read_one(const std::vector<std::string>& arguments,
                             std::size_t at,
                             Given& given) {
    auto written = argument_in(arguments[at]);
    if (!written) {
        return fail(written.error());
    }
    const Argument& argument = *written->argument;
    std::vector<std::string> values;
    std::size_t taken = 1;
    if (written->value) {
        values.push_back(*std::move(written->value));
    }
    if (argument.is_flag()) {
        if (!values.empty()) {
            return invalid_input(fmt::format("--{} takes no value", argument.name));
        }
        given.add(argument, "true");
        return taken;
    }
    const auto is_value = [&](std::size_t place) {
        return place < arguments.size() && (values.empty() || !arguments[place].starts_with('-'));
    };
    if (values.empty() || argument.values == Values::kSeveral) {
        const std::size_t most = argument.values == Values::kSeveral ? arguments.size() : 1;
        for (; values.size() < most && is_value(at + taken); ++taken) {
            values.push_back(arguments[at + taken]);
        }
    }
    if (values.empty()) {
        return invalid_input(fmt::format("--{} needs a value", argument.name));
    }
    for (auto& value : values) {
        if (const auto checked = check_value(argument, value); !checked) {
            return fail(checked.error());
        }
        given.add(argument, std::move(value));
    }
    return taken;
}

template <class Number>
Result<void> read_number(const Given& given, std::string_view name, Number& into) {
    const auto text = given.one(name);
    if (!text) {
        return {};
    }
    const auto* end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, into);
    if (error != std::errc() || stopped != end) {
        return invalid_input(fmt::format(
            "--{} {}: write a number up to {}", name, *text, std::numeric_limits<Number>::max()));
    }
    return {};
}

Result<void> read_timeout(const Given& given, unsigned long& into) {
    if (auto read = read_number(given, "request-timeout", into); !read) {
        return read;
    }
    if (into == 0) {
        return invalid_input("--request-timeout 0: no response takes no time");
    }
    into = std::min(into, kRequestTimeoutMaxMs);
    return {};
}

bool has_pacts(const Given& given) {
    return given.is_on_line("file") || given.is_on_line("dir") || given.is_on_line("url");
}

/// The broker of the variable alone adds nothing to pacts that were named.
bool asks_broker(const Given& given) {
    return given.is_on_line("broker-url") || (!has_pacts(given) && given.has("broker-url"));
}

Result<void> check_given(const Given& given) {
    struct Rule {
        std::string_view argument;
        std::string_view other;
        bool excludes;
    };
    static constexpr Rule kRules[] = {
        {"publish", "provider-version", false},
        {"filter-state", "filter-no-state", true},
        {"user", "token", true},
        {"password", "token", true},
        {"consumer-version-tags", "consumer-version-selectors", true},
    };
    for (const auto& [argument, other, excludes] : kRules) {
        const bool is_bad = excludes ? given.is_on_line(other) : !given.has(other);
        if (given.is_on_line(argument) && is_bad) {
            return invalid_input(fmt::format(
                "--{} {} --{}", argument, excludes ? "can't be combined with" : "needs", other));
        }
    }
    if (!has_pacts(given) && !asks_broker(given)) {
        return invalid_input(
            "there are no pacts to verify: give --file, --dir, --url or --broker-url");
    }
    if (asks_broker(given) && !given.has("provider-name")) {
        return invalid_input("--broker-url needs --provider-name");
    }
    for (const std::string_view name : {"publish",
                                        "consumer-version-tags",
                                        "consumer-version-selectors",
                                        "enable-pending",
                                        "include-wip-pacts-since"}) {
        if (given.is_on_line(name) && !given.has("broker-url")) {
            return invalid_input(fmt::format("--{} needs --broker-url", name));
        }
    }
    return {};
}

Result<void> read_headers(const Given& given, http::Headers& into) {
    for (const auto& text : given.all("header")) {
        const auto equals = text.find('=');
        const std::string_view name = trim(std::string_view(text).substr(0, equals));
        if (equals == std::string::npos || !http::is_token(name) ||
            !http::is_field_value(text.substr(equals + 1))) {
            return invalid_input(
                "--header: write NAME=VALUE, with characters that a header field can have");
        }
        into.set(std::string(name), text.substr(equals + 1));
    }
    return {};
}

Result<void> check_filters(const VerifierSettings& settings) {
    for (const auto* pattern : {&settings.description_filter, &settings.state_filter}) {
        if (const auto regex = Regex::compile(*pattern); !regex) {
            return fail(
                regex.error(),
                pattern == &settings.state_filter ? "--filter-state" : "--filter-description");
        }
    }
    return {};
}

/// Of a user and a token from variables the user counts, as it did.
broker_client::Credentials credentials_in(const Given& given) {
    const bool is_user = given.has("user") && !given.is_on_line("token");
    return is_user ? broker_client::Credentials{.user = given.text("user"),
                                                .password = given.text("password")}
                   : broker_client::Credentials{.token = given.text("token")};
}

Result<void> read_places(const Given& given, VerifierSettings& into) {
    into.files = given.all("file");
    into.folders = given.all("dir");
    for (auto& url : given.all("url")) {
        into.web.push_back({std::move(url), credentials_in(given), std::nullopt});
    }
    if (!asks_broker(given)) {
        return {};
    }
    auto selectors = verification::selectors_of(given.all("consumer-version-selectors"),
                                                given.list("consumer-version-tags"));
    if (!selectors) {
        return fail(selectors.error(), "--consumer-version-selectors");
    }
    into.web.push_back(
        {given.text("broker-url"),
         credentials_in(given),
         broker_client::PactsForVerification{.provider = "",
                                             .provider_branch = given.text("provider-branch"),
                                             .provider_tags = given.list("provider-tags"),
                                             .selectors = *std::move(selectors),
                                             .include_pending = given.has("enable-pending"),
                                             .wip_since = given.text("include-wip-pacts-since")}});
    return {};
}

Result<void> read_provider_of(const Given& given, VerifierSettings& into) {
    into.provider = given.one("provider-name");
    into.scheme = given.one("scheme").value_or("http");
    into.host = given.one("hostname").value_or("localhost");
    into.path = given.one("base-path").value_or("/");
    into.port = 0;
    auto read = read_number(given, "port", into.port);
    read = read ? read_timeout(given, into.request_timeout_ms) : read;
    return read ? read_headers(given, into.headers) : read;
}

void read_rest(const Given& given, VerifierSettings& into) {
    into.trusts_any_peer = given.has("disable-ssl-verification");
    into.state_url = given.text("state-change-url");
    into.states_in_body = !given.has("state-change-as-query");
    into.tears_states_down = given.has("state-change-teardown");
    into.description_filter = given.text("filter-description");
    into.state_filter = given.text("filter-state");
    into.only_without_state = given.has("filter-no-state");
    into.consumers = given.all("filter-consumer");
    if (given.has("publish")) {
        into.publication = {given.text("provider-version"),
                            given.text("build-url"),
                            {given.text("provider-branch"), given.list("provider-tags")}};
    }
}

json::Object describe(const Argument& argument) {
    json::Object described{{"long", argument.name}};
    if (argument.letter != 0) {
        described["short"] = std::string(1, argument.letter);
    }
    described["help"] = argument.help;
    if (!argument.choices.empty()) {
        described["possible_values"] =
            json::Array(argument.choices.begin(), argument.choices.end());
    }
    if (!argument.standard.empty()) {
        described["default_value"] = argument.standard;
    }
    described["multiple"] = argument.is_repeated();
    if (argument.variable != nullptr && !argument.is_flag()) {
        described["env"] = argument.variable;
    }
    return described;
}

}  // namespace

Result<CommandLine> read_command_line(const std::vector<std::string>& arguments,
                                      const VariableOf& variable) {
    Given given(variable);
    for (std::size_t at = 0; at < arguments.size();) {
        const auto taken = read_one(arguments, at, given);
        if (!taken) {
            return fail(taken.error());
        }
        at += *taken;
    }
    CommandLine line{.settings = {}, .log_level = given.one("loglevel")};
    auto read = check_given(given);
    read = read ? read_places(given, line.settings) : read;
    read = read ? read_provider_of(given, line.settings) : read;
    if (!read) {
        return fail(read.error());
    }
    read_rest(given, line.settings);
    if (const auto checked = check_filters(line.settings); !checked) {
        return fail(checked.error());
    }
    return line;
}

json::Value describe_arguments() {
    json::Array options;
    json::Array flags;
    for (const auto& argument : all_arguments()) {
        (argument.is_flag() ? flags : options).push_back(describe(argument));
    }
    return json::Object{{"options", std::move(options)}, {"flags", std::move(flags)}};
}

}  // namespace accord::ffi
