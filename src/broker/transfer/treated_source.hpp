// A source whose records are changed on the way: secrets are encrypted or decrypted.
#pragma once

#include "broker/transfer/source.hpp"

#include <utility>

namespace accord::broker::transfer {

/// Empty: they stay as they are.
using TreatRecords = std::function<void(domain::RecordPage&)>;

class TreatedSource final : public Source {
  public:
    TreatedSource(Source& source, TreatRecords treat) : source_(source), treat_(std::move(treat)) {}

    Result<std::int64_t> count(domain::RecordKind kind) override { return source_.count(kind); }

    Result<void> read(domain::RecordKind kind, const TakePage& take) override {
        return source_.read(kind, [&](domain::RecordPage page) {
            if (treat_) {
                treat_(page);
            }
            return take(std::move(page));
        });
    }

    [[nodiscard]] std::vector<std::string> left_out() override { return source_.left_out(); }

  private:
    Source& source_;
    TreatRecords treat_;
};

}  // namespace accord::broker::transfer
