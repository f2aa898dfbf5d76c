// OpenID Connect: see oidc_sign_in.hpp.
#include "broker/federation/oidc_sign_in.hpp"

#include "base/encoding.hpp"
#include "base/sealing/constant_time.hpp"
#include "broker/domain/identity/token_claims.hpp"
#include "broker/federation/provider_client.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::federation {
namespace {

constexpr std::size_t kSubjectBytesMax = 255;  // OpenID Connect Core 1.0 section 2

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    }
    return bytes;
}

/// RFC 7636 section 4.2.
std::string challenge_of(std::string_view verifier) {
    return base64url_encode(bytes_of_hex(sha256_hex(verifier)));
}

std::unexpected<Error> refused(std::string why) {
    return fail(ErrorCode::kUnauthorized, std::move(why));
}

/// Basic authentication unless the provider takes the form's fields alone: RFC 6749 section 2.3.1.
bool takes_basic(const json::Object& about) {
    const auto* methods = json::array_at(about, "token_endpoint_auth_methods_supported");
    return methods == nullptr || std::ranges::any_of(*methods, [](const json::Value& method) {
               return method.is_string() && method.get_string() == "client_secret_basic";
           });
}

Result<json::Object> exchange_code(const Issuer& issuer,
                                   http::Client& client,
                                   const ProviderSettings& provider,
                                   const service::SignInAttempt& attempt,
                                   const std::string& code,
                                   const std::string& callback) {
    FormFields fields{{"grant_type", "authorization_code"},
                      {"code", code},
                      {"redirect_uri", callback},
                      {"code_verifier", attempt.verifier}};
    http::Headers headers;
    if (!provider.client_secret.empty() && takes_basic(issuer.about)) {
        headers.set("Authorization",
                    "Basic " + base64_encode(percent_encode(provider.client_id) + ":" +
                                             percent_encode(provider.client_secret)));
    } else {
        fields.emplace_back("client_id", provider.client_id);
        if (!provider.client_secret.empty()) {
            fields.emplace_back("client_secret", provider.client_secret);
        }
    }
    return ask_for_token(
        client, json::string_or(issuer.about, "token_endpoint"), fields, std::move(headers));
}

/// OpenID Connect Core 1.0 section 3.1.3.7, after what proves it.
std::string id_token_fault(const json::Object& claims,
                           const ProviderSettings& provider,
                           const service::SignInAttempt& attempt) {
    if (!domain::is_for_audience(claims, provider.client_id)) {
        return "it is for another client";
    }
    const auto* audiences = json::array_at(claims, "aud");
    const auto party = json::string_at(claims, "azp");
    if ((audiences != nullptr && audiences->size() > 1 && !party) ||
        (party && *party != provider.client_id)) {
        return "it was issued to another client";
    }
    if (!equal_in_constant_time(attempt.nonce, json::string_or(claims, "nonce"))) {
        return "it is of another sign-in";
    }
    const auto subject = json::string_or(claims, "sub");
    return subject.empty() || subject.size() > kSubjectBytesMax ? "it does not say who it is" : "";
}

/// Adds what the provider tells beside the token, where the token does not say it.
Result<void> add_user_info(const Issuer& issuer,
                           http::Client& client,
                           const json::Object& answer,
                           json::Object& claims) {
    const auto address = json::string_or(issuer.about, "userinfo_endpoint");
    const auto token = json::string_or(answer, "access_token");
    if (claims.contains("email") || address.empty() || token.empty()) {
        return {};
    }
    const auto told = ask_with_token(client, address, token);
    if (!told) {
        return fail(told.error());
    }
    const auto* more = told->if_object();
    if (more == nullptr || json::string_at(*more, "sub") != json::string_at(claims, "sub")) {
        return refused("what the provider tells of the user is about another one");
    }
    for (const auto& [name, value] : *more) {
        if (!claims.contains(name)) {
            claims[name] = value;
        }
    }
    return {};
}

std::vector<std::string> groups_of(const json::Object& claims, std::string_view name) {
    std::vector<std::string> groups;
    const auto* value = json::find(claims, name);
    if (value != nullptr && value->is_string()) {
        groups.emplace_back(value->get_string());
    }
    if (const auto* several = value == nullptr ? nullptr : value->if_array()) {
        for (const auto& group : *several) {
            if (group.is_string()) {
                groups.emplace_back(group.get_string());
            }
        }
    }
    return groups;
}

service::ExternalUser user_of(const json::Object& claims, const ProviderSettings& provider) {
    const bool is_verified = json::bool_or(claims, "email_verified", false) ||
                             json::string_at(claims, "email_verified") == "true";
    service::ExternalUser user{
        .provider = provider.name,
        .subject = json::string_or(claims, "sub"),
        .username = json::string_or(claims, "preferred_username"),
        .email = is_verified || provider.trusts_emails ? json::string_or(claims, "email") : "",
        .name = json::string_or(claims, "name"),
        .groups = groups_of(claims, provider.groups_claim),
        .hosted_domain = json::string_or(claims, "hd")};
    if (user.username.empty()) {
        user.username = json::string_or(claims, "email", user.subject);
    }
    return user;
}

}  // namespace

Result<std::string> oidc_address(Issuers& issuers,
                                 const ProviderSettings& provider,
                                 const service::SignInAttempt& attempt,
                                 const std::string& callback,
                                 Instant now) {
    const auto issuer = issuers.find(provider.issuer, "", now);
    if (!issuer) {
        return fail(issuer.error());
    }
    const auto address = json::string_or((*issuer)->about, "authorization_endpoint");
    if (address.empty()) {
        return fail(ErrorCode::kUnreadable,
                    provider.issuer + " does not say where its users sign in");
    }
    const std::string scopes = provider.scopes.empty()
                                   ? "openid profile email"
                                   : fmt::format("{}", fmt::join(provider.scopes, " "));
    return with_query(address,
                      {{"response_type", "code"},
                       {"client_id", provider.client_id},
                       {"redirect_uri", callback},
                       {"scope", scopes},
                       {"state", attempt.state},
                       {"nonce", attempt.nonce},
                       {"code_challenge", challenge_of(attempt.verifier)},
                       {"code_challenge_method", "S256"}});
}

Result<service::ExternalUser> finish_oidc(Issuers& issuers,
                                          http::Client& client,
                                          const ProviderSettings& provider,
                                          const service::SignInAttempt& attempt,
                                          const service::SignInAnswer& answer,
                                          const std::string& callback,
                                          Instant now) {
    if (!answer.issuer.empty() && answer.issuer != provider.issuer) {
        return refused("the answer is another provider's");
    }
    const auto issuer = issuers.find(provider.issuer, "", now);
    if (!issuer) {
        return fail(issuer.error());
    }
    const auto tokens = exchange_code(**issuer, client, provider, attempt, answer.code, callback);
    if (!tokens) {
        return fail(tokens.error());
    }
    auto claims = issuers.prove(json::string_or(*tokens, "id_token"), provider.issuer, now);
    if (!claims) {
        return fail(claims.error());
    }
    if (auto fault = id_token_fault(*claims, provider, attempt); !fault.empty()) {
        return refused("the token of the user does not count: " + fault);
    }
    if (auto added = add_user_info(**issuer, client, *tokens, *claims); !added) {
        return fail(std::move(added.error()));
    }
    const bool is_google = provider.issuer == kGoogleIssuer;
    if (is_google && !provider.domains.empty() &&
        std::ranges::find(provider.domains, json::string_or(*claims, "hd")) ==
            provider.domains.end()) {
        return refused("the user is of none of the domains that may sign in");
    }
    return user_of(*claims, provider);
}

}  // namespace accord::broker::federation
