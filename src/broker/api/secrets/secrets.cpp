// Named secrets: see secrets.hpp.
#include "broker/api/secrets/secrets.hpp"

#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/secrets/secret_input.hpp"
#include "broker/domain/limits.hpp"
#include "broker/service/secrets/named_secrets.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Object secret_link(const Urls& urls, const service::NamedSecret& secret) {
    return link(urls.secret(secret.uuid), {.title = "Secret", .name = secret.name});
}

json::Object secret_document(const Urls& urls, const service::NamedSecret& secret) {
    json::Object out{{"uuid", secret.uuid},
                     {"name", secret.name},
                     {"description", secret.description},
                     {"teamUuid", secret.team ? json::Value(*secret.team) : json::Value()},
                     {"createdAt", to_iso8601(secret.created_at)}};
    if (secret.updated_at != secret.created_at) {
        out["updatedAt"] = to_iso8601(secret.updated_at);
    }
    if (secret.team) {
        json::Object team{{"uuid", *secret.team}, {"name", secret.team_name.value_or("")}};
        out["_embedded"] = json::Object{{"team", std::move(team)}};
    } else if (!secret.is_everybodys) {
        out["isOfDeletedTeam"] = true;
    }
    out["_links"] = json::Object{{"self", secret_link(urls, secret)},
                                 {"accord:secrets", link(urls.secrets(), {.title = "Secrets"})}};
    return out;
}

http::Response refuse(const Call& call, service::SecretRefusal refusal) {
    FieldErrors errors;
    switch (refusal) {
        case service::SecretRefusal::kNotFound:
            return not_found(call);
        case service::SecretRefusal::kNameTaken:
            errors.add("name", "is already used by another secret");
            break;
        case service::SecretRefusal::kTooMany:
            return error_message(
                call,
                409,
                fmt::format("There are {} secrets: delete some.", domain::kNamedSecretsMax));
        case service::SecretRefusal::kUnknownTeam:
            errors.add("teamUuid", "does not match an existing team");
            break;
        case service::SecretRefusal::kNotYours:
            return forbidden(
                call,
                "A secret is yours where it is of a team of yours (teamUuid). One of no team is "
                "used by everybody's webhooks. This takes the permission secret:manage:*.",
                {"secret:manage:*"});
    }
    return invalid(call, errors);
}

/// While the keys are lost nothing can be kept.
void check_keys(const Call& call, const service::SecretMembers& members, FieldErrors& errors) {
    const auto* keys = call.context.use_cases.secret_keys.get();
    const auto loss = keys != nullptr && members.value ? keys->loss() : "";
    if (!loss.empty()) {
        errors.add("value", fmt::format("can't be kept: {}", loss));
    }
}

}  // namespace

http::Response list_secrets(Call& call) {
    return call.read([&](service::Work& work) {
        json::Array documents, links;
        for (const auto& secret : service::list_secrets(work)) {
            documents.push_back(secret_document(call.urls, secret));
            links.push_back(secret_link(call.urls, secret));
        }
        return hal(call,
                   {{"_embedded", {{"secrets", std::move(documents)}}},
                    {"_links",
                     {{"self", link(call.urls.secrets(), {.title = "Secrets"})},
                      {"accord:secrets", std::move(links)}}}});
    });
}

http::Response post_secret(Call& call) {
    FieldErrors errors;
    auto members = read_new_secret(call.body_object(), errors);
    check_keys(call, members, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto made = service::create_secret(work, members);
        return made ? created(call, call.urls.secret(made->uuid), secret_document(call.urls, *made))
                    : refuse(call, made.error());
    });
}

http::Response get_secret(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_secret(work, call.parameter("secret"));
        return found ? hal(call, secret_document(call.urls, *found)) : not_found(call);
    });
}

http::Response put_secret(Call& call) {
    FieldErrors errors;
    auto members = read_changed_secret(call.body_object(), errors);
    check_keys(call, members, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto changed = service::change_secret(work, call.parameter("secret"), members);
        return changed ? hal(call, secret_document(call.urls, *changed))
                       : refuse(call, changed.error());
    });
}

http::Response delete_secret(Call& call) {
    return call.write([&](service::Work& work) {
        const auto deleted = service::delete_secret(work, call.parameter("secret"));
        return deleted ? no_content() : refuse(call, deleted.error());
    });
}

}  // namespace accord::broker::api
