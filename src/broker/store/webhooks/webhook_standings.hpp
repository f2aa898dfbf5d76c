// What a list of all webhooks is chosen and counted by: of each what it is called, whom it is
// about, and how it went last.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct WebhookStanding {
    std::int64_t id = 0;
    std::string description;  ///< empty: none
    std::optional<std::string> consumer;
    std::optional<std::string> consumer_label;
    std::optional<std::string> provider;
    std::optional<std::string> provider_label;
    bool enabled = true;
    std::string method;
    std::string url;
    std::optional<std::int64_t> last_triggered_id;  ///< nothing: it was never sent
    std::optional<std::string> last_status;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               bool,
                               std::string,
                               std::string,
                               std::optional<std::int64_t>,
                               std::optional<std::string>>;
};

/// Of all webhooks, in the order in which they were made.
std::vector<WebhookStanding> list_webhook_standings(db::Session& session);

}  // namespace accord::broker::store
