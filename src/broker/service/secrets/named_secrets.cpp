// The use cases of named secrets: see named_secrets.hpp.
#include "broker/service/secrets/named_secrets.hpp"

#include "broker/domain/limits.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/teams/teams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace accord::broker::service {
namespace {

/// Without keys as it is; so are secrets of webhooks.
std::string sealed_value(const Work& work, std::string_view value) {
    const auto* keys = work.settings.secret_keys.get();
    return keys != nullptr && keys->loss().empty() ? keys->seal(value) : std::string(value);
}

std::optional<std::string> opened_value(const Work& work, const std::string& stored) {
    const auto* keys = work.settings.secret_keys.get();
    if (keys != nullptr) {
        return keys->open(stored);
    }
    return is_sealed(stored) ? std::nullopt : std::optional(stored);
}

bool manages_all(const Actor& actor) { return reach_of(actor, "secret:manage").all; }

/// Of the teams that the actor is of.
bool is_own(Work& work, const NamedSecret& secret) {
    return secret.team_id &&
           store::membership_of(work.session, *secret.team_id, work.actor.account) !=
               store::Membership();
}

bool may_write(Work& work, const NamedSecret& secret) {
    return manages_all(work.actor) || is_own(work, secret);
}

/// Gives it to a team, or to everybody. False: there is no such team.
bool give(Work& work, NamedSecret& secret, const std::optional<std::string>& uuid) {
    const auto team = uuid ? store::find_team(work.session, *uuid) : std::nullopt;
    secret.team_id = team ? std::optional(team->id) : std::nullopt;
    secret.team = team ? std::optional(team->uuid) : std::nullopt;
    secret.team_name = team ? std::optional(team->name) : std::nullopt;
    secret.is_everybodys = !uuid;
    return !uuid || team;
}

/// Gives the secret to whom the members say; what is wrong with that, and with its name there.
std::optional<SecretRefusal> refuse_owner(Work& work,
                                          NamedSecret& secret,
                                          const SecretMembers& members) {
    if (members.team && !give(work, secret, *members.team)) {
        return SecretRefusal::kUnknownTeam;
    }
    if (!may_write(work, secret)) {
        return SecretRefusal::kNotYours;
    }
    return store::is_name_taken(work.session, secret) ? std::optional(SecretRefusal::kNameTaken)
                                                      : std::nullopt;
}

/// "TOKEN" of each "${user.TOKEN}", once.
std::set<std::string> names_used_in(const domain::WebhookRequest& request) {
    std::set<std::string> names;
    const auto add = [&](std::string_view text) { names.merge(domain::named_secrets_in(text)); };
    add(request.url);
    add(request.body.value_or(""));
    add(request.username.value_or(""));
    add(request.password.value_or(""));
    for (const auto& [name, value] : request.headers) {
        add(value);
    }
    return names;
}

}  // namespace

std::vector<NamedSecret> list_secrets(Work& work) {
    auto secrets = store::list_secrets(work.session);
    if (!manages_all(work.actor)) {
        const std::int64_t account[] = {work.actor.account};
        const auto teams = store::teams_of_users(work.session, account);
        std::erase_if(secrets, [&](const NamedSecret& secret) {
            return !secret.is_everybodys &&
                   std::ranges::none_of(teams, [&](const store::TeamOfUser& team) {
                       return team.uuid == secret.team;
                   });
        });
    }
    return secrets;
}

std::optional<NamedSecret> find_secret(Work& work, std::string_view uuid) {
    auto secret = store::find_secret(work.session, uuid);
    return secret && (secret->is_everybodys || may_write(work, *secret)) ? std::move(secret)
                                                                         : std::nullopt;
}

WrittenSecret create_secret(Work& work, SecretMembers members) {
    store::lock_secrets(work.session);
    NamedSecret made{.uuid = make_uuid(work.random),
                     .name = members.name.value(),
                     .description = members.description.value_or("")};
    if (const auto refusal = refuse_owner(work, made, members)) {
        return std::unexpected(*refusal);
    }
    if (store::count_secrets(work.session) >= std::int64_t{domain::kNamedSecretsMax}) {
        return std::unexpected(SecretRefusal::kTooMany);
    }
    return store::insert_secret(
        work.session, std::move(made), sealed_value(work, members.value.value()), work.now);
}

WrittenSecret change_secret(Work& work, std::string_view uuid, SecretMembers members) {
    store::lock_secrets(work.session);
    auto secret = find_secret(work, uuid);
    if (!secret) {
        return std::unexpected(SecretRefusal::kNotFound);
    }
    if (!may_write(work, *secret)) {
        return std::unexpected(SecretRefusal::kNotYours);
    }
    secret->name = std::move(members.name).value_or(secret->name);
    secret->description = std::move(members.description).value_or(secret->description);
    if (const auto refusal = refuse_owner(work, *secret, members)) {
        return std::unexpected(*refusal);
    }
    store::update_secret(work.session, *secret, work.now);
    if (members.value) {
        store::set_value_of_secret(work.session, secret->id, sealed_value(work, *members.value));
    }
    return std::move(*secret);
}

std::expected<void, SecretRefusal> delete_secret(Work& work, std::string_view uuid) {
    store::lock_secrets(work.session);
    const auto secret = find_secret(work, uuid);
    if (!secret) {
        return std::unexpected(SecretRefusal::kNotFound);
    }
    if (!may_write(work, *secret)) {
        return std::unexpected(SecretRefusal::kNotYours);
    }
    store::delete_secret(work.session, uuid);
    return {};
}

UsedSecrets used_secrets(Work& work,
                         const domain::WebhookRequest& request,
                         const std::optional<std::string>& team) {
    UsedSecrets used;
    for (const auto& name : names_used_in(request)) {
        const auto stored = store::usable_value_of(work.session, name, team);
        auto value = stored ? opened_value(work, *stored) : std::nullopt;
        if (value) {
            used.values[fmt::format("user.{}", name)] = std::move(*value);
        } else if (stored) {
            used.unreadable.push_back(fmt::format("the secret {}", name));
        } else {
            used.missing.push_back(name);
        }
    }
    return used;
}

std::int64_t seal_named_secrets(Work& work, std::vector<std::string>& unreadable) {
    const auto* keys = work.settings.secret_keys.get();
    const bool can_seal = keys != nullptr && keys->loss().empty();
    std::int64_t count = 0;
    store::lock_secrets(work.session);
    for (const auto& secret : store::list_secrets(work.session)) {
        const auto stored = store::stored_value_of(work.session, secret.id).value_or("");
        const auto value = opened_value(work, stored);
        if (!value) {
            unreadable.push_back(fmt::format("secret {}", secret.name));
        } else if (can_seal && !keys->is_current(stored)) {
            store::set_value_of_secret(work.session, secret.id, keys->seal(*value));
            ++count;
        }
    }
    return count;
}

}  // namespace accord::broker::service
