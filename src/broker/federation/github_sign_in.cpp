// GitHub: see github_sign_in.hpp.
#include "broker/federation/github_sign_in.hpp"

#include "base/text.hpp"
#include "broker/federation/provider_client.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::federation {
namespace {

constexpr std::string_view kGitHub = "https://github.com";
constexpr std::string_view kGitHubApi = "https://api.github.com";

/// GitHub Enterprise Server has its API below its own address.
std::string api_of(const ProviderSettings& provider) {
    return provider.issuer == kGitHub ? std::string(kGitHubApi) : provider.issuer + "/api/v3";
}

/// The address that is the user's main one, if it is verified; none otherwise.
std::string primary_email(const json::Value& emails) {
    const auto* list = emails.if_array();
    if (list == nullptr) {
        return "";
    }
    for (const auto& one : *list) {
        const auto* email = one.if_object();
        if (email != nullptr && json::bool_or(*email, "primary", false) &&
            json::bool_or(*email, "verified", false)) {
            return json::string_or(*email, "email");
        }
    }
    return "";
}

std::vector<std::string> logins_of(const json::Value& organizations) {
    std::vector<std::string> logins;
    if (const auto* list = organizations.if_array()) {
        for (const auto& one : *list) {
            if (const auto* organization = one.if_object()) {
                logins.push_back(json::string_or(*organization, "login"));
            }
        }
    }
    return logins;
}

bool is_member(const std::vector<std::string>& of, const std::vector<std::string>& wanted) {
    return wanted.empty() || std::ranges::any_of(wanted, [&](const std::string& name) {
               return std::ranges::any_of(
                   of, [&](const std::string& own) { return equal_ignoring_case(own, name); });
           });
}

}  // namespace

std::string github_address(const ProviderSettings& provider,
                           const service::SignInAttempt& attempt,
                           const std::string& callback) {
    return with_query(provider.issuer + "/login/oauth/authorize",
                      {{"client_id", provider.client_id},
                       {"redirect_uri", callback},
                       {"scope", "read:user user:email read:org"},
                       {"state", attempt.state}});
}

Result<service::ExternalUser> finish_github(http::Client& client,
                                            const ProviderSettings& provider,
                                            const service::SignInAttempt& attempt,
                                            const service::SignInAnswer& answer,
                                            const std::string& callback) {
    const auto tokens = ask_for_token(client,
                                      provider.issuer + "/login/oauth/access_token",
                                      {{"client_id", provider.client_id},
                                       {"client_secret", provider.client_secret},
                                       {"code", answer.code},
                                       {"redirect_uri", callback},
                                       {"code_verifier", attempt.verifier}});
    if (!tokens) {
        return fail(tokens.error());
    }
    const auto token = json::string_or(*tokens, "access_token");
    const auto api = api_of(provider);
    const auto user = ask_with_token(client, api + "/user", token);
    if (!user) {
        return fail(user.error());
    }
    const auto* about = user->if_object();
    const auto* number = about == nullptr ? nullptr : json::find(*about, "id");
    if (number == nullptr || !number->is_int64()) {
        return fail(ErrorCode::kUnreadable, api + "/user does not say who the user is");
    }
    const auto emails = ask_with_token(client, api + "/user/emails", token);
    if (!emails) {
        return fail(emails.error());
    }
    const auto organizations = ask_with_token(client, api + "/user/orgs", token);
    if (!organizations) {
        return fail(organizations.error());
    }
    service::ExternalUser found{.provider = provider.name,
                                .subject = json::text_of(*number),
                                .username = json::string_or(*about, "login"),
                                .email = primary_email(*emails),
                                .name = json::string_or(*about, "name"),
                                .groups = logins_of(*organizations)};
    if (!is_member(found.groups, provider.organizations)) {
        return fail(ErrorCode::kUnauthorized,
                    "the user is in none of the organizations that may sign in");
    }
    return found;
}

}  // namespace accord::broker::federation
