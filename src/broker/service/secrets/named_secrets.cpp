// The use cases of named secrets: see named_secrets.hpp.
#include "broker/service/secrets/named_secrets.hpp"

#include "broker/domain/limits.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/store/locks.hpp"

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

/// Whether a name is that of another secret.
bool is_name_of_other(Work& work, std::string_view name, std::string_view uuid) {
    const auto found = store::find_secret_by_name(work.session, name);
    return found && found->uuid != uuid;
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

std::vector<NamedSecret> list_secrets(Work& work) { return store::list_secrets(work.session); }

std::optional<NamedSecret> find_secret(Work& work, std::string_view uuid) {
    return store::find_secret(work.session, uuid);
}

WrittenSecret create_secret(Work& work, SecretMembers members) {
    store::lock_secrets(work.session);
    NamedSecret made{.uuid = make_uuid(work.random),
                     .name = members.name.value(),
                     .description = members.description.value_or("")};
    if (is_name_of_other(work, made.name, made.uuid)) {
        return std::unexpected(SecretRefusal::kNameTaken);
    }
    if (store::count_secrets(work.session) >= std::int64_t{domain::kNamedSecretsMax}) {
        return std::unexpected(SecretRefusal::kTooMany);
    }
    return store::insert_secret(
        work.session, std::move(made), sealed_value(work, members.value.value()), work.now);
}

WrittenSecret change_secret(Work& work, std::string_view uuid, SecretMembers members) {
    store::lock_secrets(work.session);
    auto secret = store::find_secret(work.session, uuid);
    if (!secret) {
        return std::unexpected(SecretRefusal::kNotFound);
    }
    secret->name = std::move(members.name).value_or(secret->name);
    secret->description = std::move(members.description).value_or(secret->description);
    if (is_name_of_other(work, secret->name, uuid)) {
        return std::unexpected(SecretRefusal::kNameTaken);
    }
    store::update_secret(work.session, *secret, work.now);
    if (members.value) {
        store::set_value_of_secret(work.session, secret->id, sealed_value(work, *members.value));
    }
    return std::move(*secret);
}

bool delete_secret(Work& work, std::string_view uuid) {
    store::lock_secrets(work.session);
    return store::delete_secret(work.session, uuid);
}

UsedSecrets used_secrets(Work& work, const domain::WebhookRequest& request) {
    UsedSecrets used;
    for (const auto& name : names_used_in(request)) {
        const auto stored = store::stored_value_of(work.session, name);
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
        const auto stored = store::stored_value_of(work.session, secret.name).value_or("");
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
