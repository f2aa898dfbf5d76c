// Lines such as "[2026-01-02T03:04:05Z] INFO: HTTP/1.1 POST https://...": see delivery_log.hpp.
#include "broker/webhooks/delivery_log.hpp"

#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/webhooks/settings.hpp"
#include "http/message.hpp"

#include <fmt/format.h>

namespace accord::broker::webhooks {
namespace {

/// "2026-01-02T03:04:05Z".
std::string time_text(Instant now) { return to_iso8601(now).substr(0, 19) + "Z"; }

std::string shortened(std::string_view text) {
    if (text.size() <= kLoggedBytesMax) {
        return std::string(text);
    }
    return fmt::format(
        "{} ... ({} bytes more)", text.substr(0, kLoggedBytesMax), text.size() - kLoggedBytesMax);
}

}  // namespace

std::string shown_value(std::string_view name, const std::string& value) {
    return domain::is_secret_header(name) ? std::string(domain::kMask) : value;
}

void DeliveryLog::line(std::string_view level, std::string_view text) {
    text_ += fmt::format("[{}] {}: {}\n",
                         time_text(clock_.now()),
                         level,
                         domain::with_values_masked(std::string(text), secrets_));
}

void DeliveryLog::fields(const service::Fields& headers) {
    for (const auto& [name, value] : headers) {
        line("INFO", fmt::format("{}: {}", to_lower(name), shown_value(name, value)));
    }
}

void DeliveryLog::context(std::string_view json) {
    line("DEBUG", fmt::format("Webhook context {}", json));
}

void DeliveryLog::request(const domain::DeliveryRequest& request) {
    line("INFO", fmt::format("HTTP/1.1 {} {}", request.method, request.url));
    fields(request.headers);
}

void DeliveryLog::sent(const service::Fields& more) { fields(more); }

void DeliveryLog::body(std::string_view text) { line("INFO", shortened(text)); }

void DeliveryLog::answer(const service::DeliveryAnswer& answer, bool is_shown) {
    line("INFO", fmt::format("HTTP/1.1 {} {}", answer.status, http::reason_phrase(answer.status)));
    if (!is_shown) {
        return line("INFO",
                    "What else was answered is not shown, because any host may be called: list "
                    "hosts in webhook_host_whitelist to see it.");
    }
    fields(answer.headers);
    body(answer.body);
}

void DeliveryLog::error(std::string_view message) {
    line("ERROR", fmt::format("Error executing webhook: {}", message));
}

void DeliveryLog::end(std::string_view text) {
    if (!text.empty()) {
        line("INFO", text);
    }
}

}  // namespace accord::broker::webhooks
