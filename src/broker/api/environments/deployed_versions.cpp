#include "broker/api/environments/deployed_versions.hpp"

#include "broker/api/environments/environment_versions.hpp"
#include "broker/store/environments/deployments.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Object document(const Urls& urls, const store::DeployedVersion& deployed) {
    json::Object out{{"uuid", deployed.uuid}, {"currentlyDeployed", deployed.is_current()}};
    if (deployed.target) {
        out["target"] = *deployed.target;  // its name before it was called an instance
        out["applicationInstance"] = *deployed.target;
    }
    if (deployed.undeployed_at) {
        out["undeployedAt"] = to_iso8601(*deployed.undeployed_at);
    }
    out["createdAt"] = to_iso8601(deployed.created_at);
    if (deployed.updated_at != deployed.created_at) {
        out["updatedAt"] = to_iso8601(deployed.updated_at);
    }
    out["_links"] = json::Object{{"self", link(urls.deployed_version(deployed.uuid))}};
    return out;
}

json::Object embedding_document(const Urls& urls,
                                const store::DeployedVersion& deployed,
                                const store::Environment* environment) {
    json::Object out = document(urls, deployed);
    out["_embedded"] = embedded_version(urls, deployed.pacticipant, deployed.version, environment);
    return out;
}

json::Object deployed_list(json::Array documents, std::string self, std::string_view title) {
    return {{"_embedded", {{"deployedVersions", std::move(documents)}}},
            {"_links", {{"self", link(std::move(self), {.title = title})}}}};
}

/// The instance of the body, by its present or its former name; a number is taken as text.
std::optional<std::string> instance_of(const json::Object& body) {
    for (std::string_view name : {"applicationInstance", "target"}) {
        const json::Value* value = json::find(body, name);
        if (value && !value->is_null()) {
            return json::text_of(*value);
        }
    }
    return std::nullopt;
}

std::optional<std::string> instance_of(const Call& call) {
    auto instance = call.query("applicationInstance");
    return instance ? instance : call.query("target");
}

}  // namespace

http::Response post_deployed_version(Call& call) {
    return call.write([&](db::Session& session) {
        return about_version(call, session, [&](const auto& version, const auto& environment) {
            const auto deployed =
                store::record_deployment(session,
                                         {.version_id = version.id,
                                          .pacticipant_id = version.pacticipant_id,
                                          .environment_id = environment.id,
                                          .target = instance_of(call.body_object()),
                                          .uuid = make_uuid(*call.context.options.random)},
                                         call.now);
            return created(call,
                           call.urls.deployed_version(deployed.uuid),
                           embedding_document(call.urls, deployed, &environment));
        });
    });
}

http::Response get_deployments_of_version(Call& call) {
    return call.read([&](db::Session& session) {
        return about_version(call, session, [&](const auto& version, const auto& environment) {
            json::Array documents;
            for (const auto& one :
                 store::list_deployed_versions(session, version.id, environment.id)) {
                documents.push_back(document(call.urls, one));
            }
            return hal(
                call,
                deployed_list(std::move(documents),
                              call.own_url(),
                              fmt::format("Deployed versions for {} version {} in environment {}",
                                          call.parameter("pacticipant"),
                                          call.parameter("version"),
                                          environment.display_name)));
        });
    });
}

http::Response get_currently_deployed(Call& call) {
    return call.read([&](db::Session& session) {
        const auto environment = store::find_environment(session, call.parameter("environment"));
        if (!environment) {
            return not_found(call);
        }
        json::Array documents;
        const auto pacticipant = call.query("pacticipant");
        const auto instance = instance_of(call);
        for (const auto& one : store::list_currently_deployed(session, environment->id)) {
            if (pacticipant && one.pacticipant != *pacticipant) {
                continue;
            }
            if (instance && one.target.value_or("") != *instance) {
                continue;
            }
            documents.push_back(embedding_document(call.urls, one, nullptr));
        }
        return hal(call,
                   deployed_list(std::move(documents),
                                 call.own_url(),
                                 fmt::format("Currently deployed versions for {}",
                                             environment->display_name)));
    });
}

http::Response get_deployed_version(Call& call) {
    return call.read([&](db::Session& session) {
        const auto deployed =
            store::find_deployed_version(session, call.parameter("deployed_version"));
        if (!deployed) {
            return not_found(call);
        }
        const auto environment =
            store::find_environment_by_id(session, deployed->environment_id).value();
        return hal(call, embedding_document(call.urls, *deployed, &environment));
    });
}

http::Response patch_deployed_version(Call& call) {
    return call.write([&](db::Session& session) {
        const std::string& uuid = call.parameter("deployed_version");
        auto deployed = store::find_deployed_version(session, uuid);
        if (!deployed) {
            return not_found(call);
        }
        const json::Value* wanted = json::find(call.body_object(), "currentlyDeployed");
        if (wanted && *wanted == json::Value(true)) {
            FieldErrors errors;
            errors.add("currentlyDeployed",
                       "The currentlyDeployed property cannot be set back to true. Please record a "
                       "new deployment.");
            return invalid(call, errors, 422);
        }
        if (wanted && *wanted == json::Value(false)) {
            store::undeploy(session, *deployed, call.now);
            deployed = store::find_deployed_version(session, uuid);
        }
        const auto environment =
            store::find_environment_by_id(session, deployed->environment_id).value();
        return hal(call, embedding_document(call.urls, *deployed, &environment));
    });
}

}  // namespace accord::broker::api
