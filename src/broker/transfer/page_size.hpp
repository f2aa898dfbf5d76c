// How many records are held at once: few of those that may be large.
#pragma once

#include "broker/domain/transfer/records.hpp"

#include <cstdint>

namespace accord::broker::transfer {

inline std::int64_t page_size(domain::RecordKind kind) {
    return domain::with_record_type(kind, []<class Record>() -> std::int64_t {
        if constexpr (std::same_as<Record, domain::ContentRecord>) {
            return 8;
        } else if constexpr (std::same_as<Record, domain::ResultRecord> ||
                             std::same_as<Record, domain::TriggeredWebhookRecord> ||
                             std::same_as<Record, domain::WebhookExecutionRecord>) {
            return 50;
        } else {
            return 500;
        }
    });
}

inline std::size_t size_of(const domain::RecordPage& page) {
    return std::visit([](const auto& records) { return records.size(); }, page);
}

}  // namespace accord::broker::transfer
