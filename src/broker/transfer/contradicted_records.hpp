// Records whose place something else has here, and what refers to them: neither is copied.
#pragma once

#include "broker/domain/transfer/records.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <tuple>

namespace accord::broker::transfer {

/// Adding a record again says the same, so that it may outlive a transaction that is repeated.
class ContradictedRecords {
  public:
    template <class Record>
    void add(const Record& record) {
        if constexpr (std::same_as<Record, domain::EnvironmentRecord>) {
            environments_.insert(record.uuid);
        } else if constexpr (std::same_as<Record, domain::PublicationRecord>) {
            publications_.insert(
                {record.consumer, record.version, record.provider, record.revision});
        } else if constexpr (std::same_as<Record, domain::TriggeredWebhookRecord>) {
            triggered_.insert(record.uuid);
        }
    }

    /// Whether the record refers to one that was added.
    template <class Record>
    [[nodiscard]] bool concern(const Record& record) const {
        if constexpr (requires { record.environment; }) {
            return environments_.contains(record.environment);
        } else if constexpr (std::same_as<Record, domain::TriggeredWebhookRecord>) {
            return publications_.contains(
                {record.consumer, record.version, record.provider, record.revision});
        } else if constexpr (std::same_as<Record, domain::WebhookExecutionRecord>) {
            return triggered_.contains(record.triggered);
        } else {
            return false;
        }
    }

  private:
    using Publication = std::tuple<std::string, std::string, std::string, std::int64_t>;

    std::set<std::string> environments_;
    std::set<Publication> publications_;
    std::set<std::string> triggered_;
};

}  // namespace accord::broker::transfer
