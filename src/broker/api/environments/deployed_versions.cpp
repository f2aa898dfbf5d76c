// Deployed versions over HTTP.
#include "broker/api/environments/deployed_versions.hpp"

#include "broker/api/environments/environment_versions.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/versions/version_name.hpp"
#include "broker/domain/limits.hpp"
#include "broker/service/environments/deployments.hpp"

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

json::Object document_of(const Call& call, const service::DeploymentView& view) {
    return embedding_document(call.urls, view.deployed, &view.environment);
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
    const auto instance = instance_of(call.body_object());
    if (auto fault = domain::line_fault(instance.value_or("")); !fault.empty()) {
        FieldErrors errors;
        errors.add("applicationInstance", std::move(fault));
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto made = service::record_deployment(
            work, version_name(call), call.parameter("environment"), instance);
        return made ? created(call,
                              call.urls.deployed_version(made->deployed.uuid),
                              document_of(call, *made))
                    : not_found(call);
    });
}

http::Response get_deployments_of_version(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found =
            service::list_deployments(work, version_name(call), call.parameter("environment"));
        if (!found) {
            return not_found(call);
        }
        json::Array documents;
        for (const auto& one : found->deployed) {
            documents.push_back(document(call.urls, one));
        }
        return hal(
            call,
            deployed_list(std::move(documents),
                          call.own_url(),
                          fmt::format("Deployed versions for {} version {} in environment {}",
                                      call.parameter("pacticipant"),
                                      call.parameter("version"),
                                      found->environment.display_name)));
    });
}

http::Response get_currently_deployed(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::list_currently_deployed(
            work,
            call.parameter("environment"),
            {.pacticipant = call.query("pacticipant"), .instance = instance_of(call)});
        if (!found) {
            return not_found(call);
        }
        json::Array documents;
        for (const auto& one : found->deployed) {
            documents.push_back(embedding_document(call.urls, one, nullptr));
        }
        return hal(call,
                   deployed_list(std::move(documents),
                                 call.own_url(),
                                 fmt::format("Currently deployed versions for {}",
                                             found->environment.display_name)));
    });
}

http::Response get_deployed_version(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_deployment(work, call.parameter("deployed_version"));
        return found ? hal(call, document_of(call, *found)) : not_found(call);
    });
}

http::Response patch_deployed_version(Call& call) {
    const json::Value* wanted = json::find(call.body_object(), "currentlyDeployed");
    const bool ends = wanted && *wanted == json::Value(false);
    return call.write([&](service::Work& work) {
        const std::string& uuid = call.parameter("deployed_version");
        const auto found =
            ends ? service::undeploy(work, uuid) : service::find_deployment(work, uuid);
        if (!found) {
            return not_found(call);
        }
        if (wanted && *wanted == json::Value(true)) {
            FieldErrors errors;
            errors.add("currentlyDeployed",
                       "The currentlyDeployed property cannot be set back to true. Please record a "
                       "new deployment.");
            return invalid(call, errors, 422);
        }
        return hal(call, document_of(call, *found));
    });
}

}  // namespace accord::broker::api
