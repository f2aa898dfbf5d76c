// A source whose webhooks are changed on the way: their secrets are encrypted or decrypted.
#pragma once

#include "broker/transfer/source.hpp"

#include <utility>

namespace accord::broker::transfer {

/// Empty: they stay as they are.
using TreatWebhook = std::function<void(domain::WebhookRecord&)>;

class TreatedSource final : public Source {
  public:
    TreatedSource(Source& source, TreatWebhook treat) : source_(source), treat_(std::move(treat)) {}

    Result<std::int64_t> count(domain::RecordKind kind) override { return source_.count(kind); }

    Result<void> read(domain::RecordKind kind, const TakePage& take) override {
        return source_.read(kind, [&](domain::RecordPage page) {
            if (auto* webhooks = std::get_if<std::vector<domain::WebhookRecord>>(&page);
                webhooks != nullptr && treat_) {
                for (auto& webhook : *webhooks) {
                    treat_(webhook);
                }
            }
            return take(std::move(page));
        });
    }

    [[nodiscard]] std::vector<std::string> left_out() override { return source_.left_out(); }

  private:
    Source& source_;
    TreatWebhook treat_;
};

}  // namespace accord::broker::transfer
