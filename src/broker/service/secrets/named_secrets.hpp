// Secrets that webhooks use by name, as "${user.NAME}": made, changed, deleted, and never shown.
//
// One is of a team, whose webhooks alone use it, or everybody's. When its team goes nobody uses it
// until somebody who manages all of them gives it away.
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
    /// The UUID of a team, or that it is everybody's.
    std::optional<std::optional<std::string>> team = {};
};

enum class SecretRefusal {
    kNotFound,
    kNameTaken,  ///< by another one of the team, or of everybody
    kTooMany,
    kUnknownTeam,
    kNotYours,  ///< of a team that the actor is not of, or everybody's
};

using WrittenSecret = std::expected<NamedSecret, SecretRefusal>;

/// Whoever does not manage those of all teams sees those of their own and everybody's.
std::vector<NamedSecret> list_secrets(Work& work);
std::optional<NamedSecret> find_secret(Work& work, std::string_view uuid);

/// Name and value are given.
WrittenSecret create_secret(Work& work, SecretMembers members);
WrittenSecret change_secret(Work& work, std::string_view uuid, SecretMembers members);
/// Webhooks that use it can't be sent from then on, and say so.
std::expected<void, SecretRefusal> delete_secret(Work& work, std::string_view uuid);

struct UsedSecrets {
    domain::VariableValues values;        ///< by variable: "user.TOKEN"
    std::vector<std::string> missing;     ///< names of which there is no secret
    std::vector<std::string> unreadable;  ///< "the secret TOKEN"
};
/// What the variables of a request stand for now, in a webhook of a team (its UUID) or of none.
UsedSecrets used_secrets(Work& work,
                         const domain::WebhookRequest& request,
                         const std::optional<std::string>& team);

/// Under the first key, as far as they can be read; how many were not yet. Those that can't be read
/// are added to `unreadable`.
std::int64_t seal_named_secrets(Work& work, std::vector<std::string>& unreadable);

}  // namespace accord::broker::service
