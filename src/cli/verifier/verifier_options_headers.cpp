// What lets `accord verifier` in at the provider: header fields that are fixed, or made anew as
// they expire. See verifier_options.hpp.
#include "base/clock.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/environment_variables.hpp"
#include "cli/verifier/verifier_options.hpp"
#include "http/field_syntax.hpp"
#include "verifier/headers/header_sources.hpp"

#include <memory>
#include <utility>

namespace accord::cli {
namespace {

using std::chrono::seconds;

struct HeaderTexts {
    std::vector<std::string> fixed;
    std::vector<std::string> from_variables;
    std::vector<std::string> from_commands;
    unsigned command_lifetime_s = 300;
    std::string jwt_key;
    std::string jwt_claims = "{}";
    std::string jwt_headers = "{}";
    std::string jwt_field = "Authorization";
    unsigned jwt_lifetime_s = 300;
    std::vector<std::pair<const char*, Option>> of_key = {};  ///< of no effect without it
    Option command_lifetime;
};

/// "NAME=VALUE". Error naming the option.
Result<std::pair<std::string, std::string>> named(const char* option,
                                                  const std::string& text,
                                                  std::string_view value) {
    const auto equals = text.find('=');
    const std::string name(trim(std::string_view(text).substr(0, equals)));
    if (equals == std::string::npos || !http::is_token(name)) {
        // What follows the name, or stands alone, may be a secret.
        return invalid_input(fmt::format(
            "{} {}: write NAME={}", option, equals == std::string::npos ? "..." : name, value));
    }
    return std::pair(name, text.substr(equals + 1));
}

Result<void> read_fixed(const HeaderTexts& texts, verifier::ProviderOptions& into) {
    for (const auto& text : texts.fixed) {
        auto header = named("--header", text, "VALUE");
        if (!header) {
            return fail(header.error());
        }
        if (!http::is_field_value(header->second)) {
            return invalid_input(
                fmt::format("--header {}: its value has control characters", header->first));
        }
        into.custom_headers.add(header->first, header->second);
    }
    return {};
}

Result<void> read_variables(const HeaderTexts& texts, verifier::ProviderOptions& into) {
    for (const auto& text : texts.from_variables) {
        auto header = named("--header-from-env", text, "VARIABLE");
        if (!header) {
            return fail(header.error());
        }
        const auto value = process_variable(header->second);
        if (!value || !http::is_field_value(*value)) {
            return invalid_input(fmt::format("--header-from-env {}: the variable {} {}",
                                             text,
                                             header->second,
                                             value ? "has control characters" : "is not set"));
        }
        into.custom_headers.add(header->first, *value);
    }
    return {};
}

const Clock& wall_clock() {
    static const SystemClock clock;
    return clock;
}

Result<void> read_commands(const HeaderTexts& texts, verifier::ProviderOptions& into) {
    for (const auto& text : texts.from_commands) {
        auto header = named("--header-from-command", text, "COMMAND");
        if (!header) {
            return fail(header.error());
        }
        into.header_sources.push_back(
            verifier::from_command({.name = header->first,
                                    .command = header->second,
                                    .lifetime = seconds(texts.command_lifetime_s)},
                                   wall_clock()));
    }
    return {};
}

/// A JSON object, or "@FILE" with one.
Result<json::Object> object_in(const std::string& text, const char* option) {
    auto content = text.starts_with('@') ? read_file(text.substr(1)) : Result<std::string>(text);
    auto value = content ? json::parse(*content) : fail(content.error());
    if (!value) {
        return fail(value.error(), option);
    }
    if (!value->is_object()) {
        return invalid_input(fmt::format("{}: write a JSON object, or @FILE with one", option));
    }
    return std::move(value->get_object());
}

Result<void> read_token(const HeaderTexts& texts, verifier::ProviderOptions& into) {
    if (texts.jwt_key.empty()) {
        return {};
    }
    const auto bytes = read_file(texts.jwt_key);
    auto signer = bytes ? verifier::JwtSigner::with_key(*bytes) : fail(bytes.error());
    if (!signer) {
        return fail(signer.error(), "--jwt-key " + texts.jwt_key);
    }
    auto claims = object_in(texts.jwt_claims, "--jwt-claims");
    auto headers = claims ? object_in(texts.jwt_headers, "--jwt-headers") : fail(claims.error());
    if (!headers) {
        return fail(headers.error());
    }
    const bool is_authorization = equal_ignoring_case(texts.jwt_field, "Authorization");
    into.header_sources.push_back(verifier::from_token({.name = texts.jwt_field,
                                                        .prefix = is_authorization ? "Bearer " : "",
                                                        .claims = std::move(*claims),
                                                        .headers = std::move(*headers),
                                                        .lifetime = seconds(texts.jwt_lifetime_s)},
                                                       std::move(*signer),
                                                       wall_clock()));
    return {};
}

Result<void> check_headers(const HeaderTexts& texts, const verifier::ProviderOptions& given) {
    std::vector<Need> needs;
    for (const auto& [name, option] : texts.of_key) {
        needs.push_back({option.is_on_line(), !texts.jwt_key.empty(), name, "--jwt-key"});
    }
    needs.push_back({texts.command_lifetime.is_on_line(),
                     !texts.from_commands.empty(),
                     "--header-command-lifetime",
                     "--header-from-command"});
    needs.push_back({given.replaces_headers_only,
                     given.custom_headers.size() > 0 || !given.header_sources.empty(),
                     "--replace-headers-only",
                     "a header to send"});
    return check_needs(needs);
}

void add_fields(Options& options, HeaderTexts& texts, verifier::ProviderOptions& into) {
    options.repeated(
        "-H,--header",
        texts.fixed,
        "NAME=VALUE, a header sent with every request to the provider and to the state change "
        "URL; it replaces the pact's. May be repeated");
    options.repeated("--header-from-env",
                     texts.from_variables,
                     "NAME=VARIABLE, the same with the value of an environment variable");
    options.repeated(
        "--header-from-command",
        texts.from_commands,
        "NAME=COMMAND, the same with what a shell command prints. It is run again when "
        "its output has expired, which a JSON Web Token says itself");
    texts.command_lifetime = options.value_or_default(
        "--header-command-lifetime",
        texts.command_lifetime_s,
        "How long the output of --header-from-command is used, in seconds");
    options.flag(
        "--replace-headers-only",
        into.replaces_headers_only,
        "Send these headers in requests of the pact that have one of their name, and in no "
        "others: what is to be refused without credentials is sent without");
}

void add_token(Options& options, HeaderTexts& texts) {
    options.value(
        "--jwt-key",
        texts.jwt_key,
        "Key file that a JSON Web Token is signed with, sent as --jwt-field: a private key "
        "in PEM (RS256, ES256, ES384, ES512 or EdDSA, by its kind), or a secret (HS256)");
    texts.of_key = {
        {"--jwt-claims",
         options.value("--jwt-claims",
                       texts.jwt_claims,
                       "Claims of the token, a JSON object or @FILE; iat and exp are added")},
        {"--jwt-headers",
         options.value("--jwt-headers",
                       texts.jwt_headers,
                       "Headers of the token besides alg and typ, such as '{\"kid\": \"1\"}'")},
        {"--jwt-lifetime",
         options.value_or_default(
             "--jwt-lifetime",
             texts.jwt_lifetime_s,
             "How long a token is good for, in seconds; then another is signed")},
        {"--jwt-field",
         options.value_or_default(
             "--jwt-field",
             texts.jwt_field,
             "Header that the token is sent in; in Authorization after Bearer")}};
}

}  // namespace

OptionGroup add_header_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<HeaderTexts>();
    auto& provider = into.verification.verifier.provider;
    add_fields(options, *texts, provider);
    add_token(options, *texts);
    return {.read = [texts, &provider]() -> Result<void> {
                for (const auto read : {read_fixed, read_variables, read_commands, read_token}) {
                    if (auto done = read(*texts, provider); !done) {
                        return done;
                    }
                }
                return {};
            },
            .check = [texts, &provider] { return check_headers(*texts, provider); }};
}

}  // namespace accord::cli
