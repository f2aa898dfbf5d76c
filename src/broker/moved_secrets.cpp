// Secrets in records of webhooks: see moved_secrets.hpp.
#include "broker/moved_secrets.hpp"

#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/domain/webhooks/webhook_texts.hpp"
#include "broker/service/webhooks/sealing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker {
namespace {

domain::WebhookRequest request_of(const domain::WebhookRecord& record) {
    return {.headers = domain::read_texts(record.headers),
            .password = record.password,
            .secrets = domain::read_texts(record.secrets.value_or("{}"))};
}

/// What did not change keeps its bytes.
void put_request(domain::WebhookRecord& record,
                 const domain::WebhookRequest& before,
                 const domain::WebhookRequest& after) {
    record.password = after.password;
    if (after.headers != before.headers) {
        record.headers = domain::write_texts(after.headers);
    }
    if (after.secrets != before.secrets) {
        record.secrets = domain::write_texts(after.secrets);
    }
}

/// A source is read more than once.
void add_once(std::vector<std::string>& to, std::string text) {
    if (std::ranges::find(to, text) == to.end()) {
        to.push_back(std::move(text));
    }
}

}  // namespace

MovedSecrets::MovedSecrets(std::vector<Keys> opening, Keys sealing)
    : opening_(std::move(opening)), sealing_(std::move(sealing)) {
    if (opening_.empty()) {
        opening_.emplace_back();
    }
}

void MovedSecrets::treat(domain::WebhookRecord& webhook) {
    const auto before = request_of(webhook);
    service::OpenedRequest opened{before, {}};
    for (const auto& keys : opening_) {
        opened = service::opened(std::move(opened.request), keys.get());
    }
    for (const auto& what : opened.unreadable) {
        add_once(unreadable_, fmt::format("webhook {}: {}", webhook.uuid, what));
    }
    if (domain::with_secrets_masked(before) != before) {
        add_once(with_secrets_, webhook.uuid);
    }
    put_request(webhook, before, service::sealed(std::move(opened.request), sealing_.get()));
}

void MovedSecrets::treat(domain::SecretRecord& secret) {
    auto value = secret.value;
    for (const auto& keys : opening_) {
        value = keys != nullptr ? keys->open(value).value_or(value) : value;
    }
    if (service::is_sealed(value)) {
        return add_once(unreadable_, fmt::format("secret {}", secret.name));
    }
    add_once(named_, secret.uuid);
    const bool can_seal = sealing_ != nullptr && sealing_->loss().empty();
    secret.value = can_seal ? sealing_->seal(value) : std::move(value);
}

void MovedSecrets::treat(domain::RecordPage& page) {
    std::visit(
        [&](auto& records) {
            if constexpr (requires { treat(records.front()); }) {
                for (auto& record : records) {
                    treat(record);
                }
            }
        },
        page);
}

}  // namespace accord::broker
