// A webhook: the request that is to be sent when one of its events happens to one of its contracts.
#pragma once

#include "broker/domain/event.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::domain {

/// The consumers, or the providers, whose contracts are meant: the one of that name, those with
/// that label, or all.
struct WebhookParty {
    std::optional<std::string> name;
    std::optional<std::string> label;

    bool operator==(const WebhookParty&) const = default;
};

/// Every text may have variables in it.
struct WebhookRequest {
    std::string method;  ///< as it was written: "post" is POST
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::optional<std::string> body;                           ///< JSON: an object, a text, ...
    std::optional<std::string> username;
    std::optional<std::string> password;
    std::vector<std::pair<std::string, std::string>> secrets = {};  ///< for "${secret.NAME}"

    bool operator==(const WebhookRequest&) const = default;
};

struct Webhook {
    std::string uuid;
    std::string description;  ///< empty: none
    WebhookParty consumer;
    WebhookParty provider;
    bool enabled = true;
    std::vector<EventKind> events;
    WebhookRequest request;
    /// The UUID of the team whose applications it is for; nothing: those of all.
    std::optional<std::string> team = {};

    bool operator==(const Webhook&) const = default;
};

/// Whether this header says that the body is JSON.
bool says_json(std::string_view header, std::string_view value);

/// "POST ci.example.org".
std::string request_name(std::string_view method, std::string_view url);

/// What people call it: its description, or else the name of its request.
std::string name_of(const Webhook& webhook);

}  // namespace accord::broker::domain
