// Masks secrets, and puts them back: see webhook_secrets.hpp.
#include "broker/domain/webhooks/webhook_secrets.hpp"

#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"

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

bool is_mask(std::string_view value) {
    return !value.empty() && value.find_first_not_of('*') == value.npos;
}

const std::string* find_header(const WebhookRequest& request, std::string_view name) {
    const auto found =
        std::ranges::find_if(request.headers, [&](const auto& one) { return one.first == name; });
    return found == request.headers.end() ? nullptr : &found->second;
}

}  // namespace

bool is_secret_header(std::string_view header) {
    const auto name = to_lower(header);
    return std::ranges::any_of(
        kSecretWords, [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

WebhookRequest with_secrets_masked(WebhookRequest request) {
    for (auto& [name, value] : request.headers) {
        if (is_secret_header(name)) {
            mask(value);
        }
    }
    if (request.password) {
        mask(*request.password);
    }
    return request;
}

WebhookRequest with_secrets_kept(WebhookRequest request, const WebhookRequest& stored) {
    for (auto& [name, value] : request.headers) {
        const auto* before = find_header(stored, name);
        if (before != nullptr && is_mask(value)) {
            value = *before;
        }
    }
    if (request.password && is_mask(*request.password)) {
        request.password = stored.password;
    }
    return request;
}

}  // namespace accord::broker::domain
