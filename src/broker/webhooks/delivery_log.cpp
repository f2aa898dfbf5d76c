// Lines such as "[2026-01-02T03:04:05Z] INFO: HTTP/1.1 POST https://...": see delivery_log.hpp.
#include "broker/webhooks/delivery_log.hpp"

#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/webhooks/settings.hpp"

#include <fmt/format.h>

namespace accord::broker::webhooks {
namespace {

/// "2026-01-02T03:04:05Z".
std::string time_text(Instant now) { return to_iso8601(now).substr(0, 19) + "Z"; }

constexpr std::string_view kNotShown =
    "is not shown, because any host may be called: list hosts in webhook_host_whitelist to see it.";

/// Cut between two characters. `text` is UTF-8.
std::string shortened(std::string text) {
    if (text.size() <= kLoggedBytesMax) {
        return text;
    }
    const auto kept = utf8_prefix(std::string_view(text).substr(0, kLoggedBytesMax));
    return fmt::format(
        "{} ... ({} bytes more)", std::string_view(text).substr(0, kept), text.size() - kept);
}

}  // namespace

std::string storable_text(std::string text) {
    constexpr std::string_view kNul("\0", 1);
    return replace_all(to_valid_utf8(std::move(text)), kNul, "\uFFFD");
}

std::string shown_text(std::string text, const std::vector<std::string>& secrets) {
    return storable_text(domain::with_values_masked(std::move(text), secrets));
}

std::string shown_value(std::string_view name, const std::string& value) {
    return domain::is_secret_header(name) ? std::string(domain::kMask) : value;
}

void DeliveryLog::add(std::string_view level, std::string_view text) {
    text_ += fmt::format(
        "[{}] {}: {}\n", time_text(clock_.now()), level, shown_text(std::string(text), secrets_));
}

void DeliveryLog::fields(const service::Fields& headers) {
    for (const auto& [name, value] : headers) {
        add("INFO", fmt::format("{}: {}", to_lower(name), shown_value(name, value)));
    }
}

void DeliveryLog::context(std::string_view json) {
    add("DEBUG", fmt::format("Webhook context {}", json));
}

void DeliveryLog::request(std::string_view line, const service::Fields& headers) {
    add("INFO", line);
    fields(headers);
}

void DeliveryLog::sent(const service::Fields& more) { fields(more); }

/// Masked before it is cut: of a secret that lies across the cut, the first half would be shown.
void DeliveryLog::body(std::string_view text) {
    add("INFO", shortened(shown_text(std::string(text), secrets_)));
}

void DeliveryLog::answer(std::string_view line,
                         const service::DeliveryAnswer& answer,
                         bool is_shown) {
    add("INFO", line);
    if (!is_shown) {
        return add("INFO", fmt::format("What else was answered {}", kNotShown));
    }
    fields(answer.headers);
    body(answer.body);
}

void DeliveryLog::error(std::string_view message, bool is_shown) {
    add("ERROR",
        is_shown ? fmt::format("Error executing webhook: {}", message)
                 : fmt::format("Error executing webhook. What went wrong {}", kNotShown));
}

void DeliveryLog::end(std::string_view text) {
    if (!text.empty()) {
        add("INFO", text);
    }
}

}  // namespace accord::broker::webhooks
