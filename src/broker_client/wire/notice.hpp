// What the broker tells people: the notices in its answers.
#pragma once

#include "base/json.hpp"

#include <string>
#include <vector>

namespace accord::broker_client {

/// What the broker tells a person: type is "success", "warning", "error", "info", "prompt" or
/// "debug".
struct BrokerNotice {
    std::string type;
    std::string text;
    bool operator==(const BrokerNotice&) const = default;
};

/// The `notices` of an answer.
std::vector<BrokerNotice> notices_of(const json::Value& document);

}  // namespace accord::broker_client
