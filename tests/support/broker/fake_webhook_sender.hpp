// For tests: a target of webhooks that answers at once, without a network.
#pragma once

#include "broker/service/webhooks/sender.hpp"

#include <fmt/format.h>

#include <functional>
#include <mutex>
#include <vector>

namespace accord::support {

/// Keeps what was sent. Thread-safe.
class FakeWebhookSender final : public broker::service::WebhookSender {
  public:
    using Answer =
        std::function<broker::service::DeliveryOutcome(const broker::service::Delivery&)>;

    explicit FakeWebhookSender(Answer answer = &FakeWebhookSender::well)
        : answer_(std::move(answer)) {}

    broker::service::DeliveryOutcome send(const broker::service::Delivery& delivery) override {
        {
            const std::lock_guard lock(mutex_);
            sent_.push_back(delivery);
        }
        return answer_(delivery);
    }

    [[nodiscard]] std::vector<broker::service::Delivery> sent() const {
        const std::lock_guard lock(mutex_);
        return sent_;
    }

    /// 200 with "thanks".
    static broker::service::DeliveryOutcome well(const broker::service::Delivery& delivery) {
        auto request = broker::domain::render(delivery.request, delivery.values);
        auto logs = fmt::format("{} {}\n{}\n", request.method, request.url, delivery.success_line);
        return {
            .success = true,
            .request = std::move(request),
            .answer =
                broker::service::DeliveryAnswer{
                    .status = 200, .headers = {{"content-type", "text/plain"}}, .body = "thanks"},
            .logs = std::move(logs)};
    }

  private:
    Answer answer_;
    mutable std::mutex mutex_;
    std::vector<broker::service::Delivery> sent_;
};

}  // namespace accord::support
