// What webhooks are called.
#include "broker/domain/webhooks/webhook.hpp"

#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_url.hpp"

#include <fmt/format.h>

namespace accord::broker::domain {

bool says_json(std::string_view header, std::string_view value) {
    return equal_ignoring_case(header, "content-type") &&
           to_lower(value).find("json") != std::string::npos;
}

std::string request_name(std::string_view method, std::string_view url) {
    const auto parts = parse_webhook_url(url);
    return fmt::format("{} {}", to_upper(method), parts ? parts->host : std::string(url));
}

std::string name_of(const Webhook& webhook) {
    return webhook.description.empty() ? request_name(webhook.request.method, webhook.request.url)
                                       : webhook.description;
}

}  // namespace accord::broker::domain
