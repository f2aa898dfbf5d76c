// Webhooks: what the broker calls when something happens.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"

#include <string>
#include <utility>
#include <vector>

namespace accord::broker_client {

/// One side that a webhook is for: by name or by label; neither: any.
struct WebhookParty {
    std::string name;
    std::string label;
};

struct Webhook {
    std::string url;
    std::string method;
    std::vector<std::pair<std::string, std::string>> headers;
    json::Value body;  ///< null: none
    std::string user;
    std::string password;
    std::vector<std::pair<std::string, std::string>> secrets;  ///< for "${secret.NAME}"
    WebhookParty consumer;
    WebhookParty provider;
    std::string description;
    std::vector<std::string> events;  ///< "contract_published", ...
    std::string team_uuid;            ///< for PactFlow
};

/// The webhook as the broker made it. Error: kInvalidInput saying what it does not like.
Result<json::Value> create_webhook(Connection& broker, const Webhook& webhook);

/// Creates it with this UUID, or replaces the one that is there.
Result<json::Value> save_webhook(Connection& broker,
                                 const std::string& uuid,
                                 const Webhook& webhook);

/// Has the broker call it now. Its record: request, response, logs and whether it succeeded. Error:
/// kNotFound naming the UUID.
Result<json::Value> test_webhook(Connection& broker, const std::string& uuid);

/// Whether there was one.
Result<bool> delete_webhook(Connection& broker, const std::string& uuid);

}  // namespace accord::broker_client
