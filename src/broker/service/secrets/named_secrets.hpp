// Secrets that any webhook may use, as "${user.NAME}": made, changed, deleted, and never shown.
#pragma once

#include "broker/domain/webhooks/webhook.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"
#include "broker/service/secrets/secret_keys.hpp"
#include "broker/service/work.hpp"
#include "broker/store/secrets/secrets.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

using store::NamedSecret;

/// What can be said of a secret. Of one that is there, what is not said stays.
struct SecretMembers {
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<std::string> value;
};

enum class SecretRefusal {
    kNotFound,
    kNameTaken,  ///< by another one
    kTooMany,
};

using WrittenSecret = std::expected<NamedSecret, SecretRefusal>;

std::vector<NamedSecret> list_secrets(Work& work);
std::optional<NamedSecret> find_secret(Work& work, std::string_view uuid);

/// Name and value are given.
WrittenSecret create_secret(Work& work, SecretMembers members);
WrittenSecret change_secret(Work& work, std::string_view uuid, SecretMembers members);
/// False when there is none. Webhooks that use it can't be sent from then on, and say so.
bool delete_secret(Work& work, std::string_view uuid);

struct UsedSecrets {
    domain::VariableValues values;        ///< by variable: "user.TOKEN"
    std::vector<std::string> missing;     ///< names of which there is no secret
    std::vector<std::string> unreadable;  ///< "the secret TOKEN"
};
/// What the variables of a request stand for now.
UsedSecrets used_secrets(Work& work, const domain::WebhookRequest& request);

/// Under the first key, as far as they can be read; how many were not yet. Those that can't be read
/// are added to `unreadable`.
std::int64_t seal_named_secrets(Work& work, std::vector<std::string>& unreadable);

}  // namespace accord::broker::service
