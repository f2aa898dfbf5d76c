// Masks secrets, and puts them back: see webhook_secrets.hpp.
#include "broker/domain/webhooks/webhook_secrets.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/webhooks/webhook_url.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

/// Words in the names of headers that carry credentials.
constexpr std::string_view kSecretWords[] = {
    "authorization", "token", "key", "secret", "password", "cookie", "credential"};

void mask(std::string& value) {
    if (!has_variable(value)) {
        value = kMask;
    }
}

using Texts = std::vector<std::pair<std::string, std::string>>;

void keep(Texts& texts, const Texts& stored) {
    for (auto& [name, value] : texts) {
        const auto before =
            std::ranges::find_if(stored, [&](const auto& one) { return one.first == name; });
        if (before != stored.end() && is_mask(value)) {
            value = before->second;
        }
    }
}

}  // namespace

bool is_secret_header(std::string_view header) {
    const auto name = to_lower(header);
    return std::ranges::any_of(
        kSecretWords, [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

bool is_secret_name(std::string_view name) {
    return !name.empty() && name.size() <= kWebhookSecretNameBytesMax &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      c == '_';
           });
}

std::string secret_name_fault() {
    return fmt::format("is no name of a secret: up to {} letters, digits and _",
                       kWebhookSecretNameBytesMax);
}

std::set<std::string> named_secrets_in(std::string_view text) {
    std::set<std::string> names;
    for (auto& name : variables_in(text, "user.")) {
        if (is_secret_name(name)) {
            names.insert(std::move(name));
        }
    }
    return names;
}

bool is_secret_variable(std::string_view name) {
    return name.starts_with("secret.") || name.starts_with("user.");
}

std::optional<std::string> signing_key_bytes(std::string_view key) {
    constexpr std::string_view kEncoded = "whsec_";
    auto bytes = key.starts_with(kEncoded) ? base64_decode(key.substr(kEncoded.size()))
                                           : std::optional(std::string(key));
    return bytes && bytes->empty() ? std::nullopt : bytes;
}

bool is_mask(std::string_view value) {
    return !value.empty() && value.find_first_not_of('*') == value.npos;
}

WebhookRequest with_secrets_masked(WebhookRequest request) {
    for (auto& [name, value] : request.headers) {
        if (is_secret_header(name)) {
            mask(value);
        }
    }
    request.url = with_user_masked(request.url);
    if (request.password) {
        mask(*request.password);
    }
    for (auto& [name, value] : request.secrets) {
        value = kMask;
    }
    return request;
}

bool take_user_from_url(WebhookRequest& request) {
    const auto user = user_of(request.url);
    const bool has_credentials = request.username || request.password ||
                                 std::ranges::any_of(request.headers, [](const auto& field) {
                                     return field.first == "authorization";
                                 });
    if (!user || has_credentials) {
        return false;
    }
    request.username = user->name;
    request.password = user->password;
    request.url = with_user_as(request.url, "");
    return true;
}

WebhookRequest with_secrets_kept(WebhookRequest request, const WebhookRequest& stored) {
    keep(request.headers, stored.headers);
    keep(request.secrets, stored.secrets);
    if (request.password && is_mask(*request.password)) {
        request.password = stored.password;
    }
    return request;
}

}  // namespace accord::broker::domain
