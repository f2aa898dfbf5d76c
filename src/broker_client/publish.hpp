// Sends publications to the broker: one request per consumer.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/publication.hpp"
#include "broker_client/wire/connection.hpp"
#include "broker_client/wire/notice.hpp"

#include <functional>
#include <string>
#include <vector>

namespace accord::broker_client {

struct PublishOptions {
    std::string version;  ///< of the consumer
    std::string branch;
    std::vector<std::string> tags;
    std::string build_url;
    bool merge = false;  ///< into what the broker has for this version, instead of replacing it
};

struct Published {
    std::vector<BrokerNotice> notices;
    json::Array answers;  ///< the broker's whole answers, one per consumer
};

/// Sends them in order, and tells each before it does. Error: the broker's, naming the consumer;
/// those before it are published.
Result<Published> publish(Connection& broker,
                          const std::vector<Publication>& publications,
                          const PublishOptions& options,
                          const std::function<void(const Publication&)>& begins = {});

}  // namespace accord::broker_client
