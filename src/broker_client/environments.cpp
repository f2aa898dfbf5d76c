// Environments, and what is deployed there: see environments.hpp.
#include "broker_client/environments.hpp"

#include "base/text.hpp"
#include "broker_client/hal.hpp"

namespace accord::broker_client {
namespace {

json::Array contacts(const NewEnvironment& environment) {
    if (environment.contact_name.empty() && environment.contact_email.empty()) {
        return {};
    }
    json::Object contact;
    if (!environment.contact_name.empty()) {
        contact["name"] = environment.contact_name;
    }
    if (!environment.contact_email.empty()) {
        contact["details"] = json::Object{{"emailAddress", environment.contact_email}};
    }
    return {contact};
}

Error unknown_environment(Connection& broker, const std::string& name) {
    const auto list = list_environments(broker);
    if (!list) {
        return list.error();
    }
    const auto names = environment_names(*list);
    if (std::ranges::find(names, name) != names.end()) {
        return {
            ErrorCode::kNotFound,
            fmt::format("the broker does not take deployments to environment '{}' for this version",
                        name)};
    }
    return {ErrorCode::kNotFound,
            fmt::format("no environment '{}' is known to the broker; {}",
                        name,
                        names.empty() ? "create it with create-environment"
                                      : "it has: " + join(names, ", "))};
}

}  // namespace

Result<json::Value> create_environment(Connection& broker, const NewEnvironment& environment) {
    const auto address = broker.address_of("pb:environments");
    if (!address) {
        return fail(address.error());
    }
    json::Object body{{"name", environment.name}, {"production", environment.production}};
    if (!environment.display_name.empty()) {
        body["displayName"] = environment.display_name;
    }
    if (auto list = contacts(environment); !list.empty()) {
        body["contacts"] = std::move(list);
    }
    return broker.post(*address, body);
}

Result<json::Value> list_environments(Connection& broker) {
    const auto address = broker.address_of("pb:environments");
    if (!address) {
        return fail(address.error());
    }
    return broker.get(*address);
}

Result<json::Value> record_deployment(Connection& broker, const Deployment& deployment) {
    const auto version = find_version(broker, deployment.version);
    if (!version) {
        return fail(version.error());
    }
    for (const auto& link : find_links(*version, "pb:record-deployment")) {
        if (link.name == deployment.environment) {
            json::Object body;
            if (!deployment.application_instance.empty()) {
                body["applicationInstance"] = deployment.application_instance;
            }
            return broker.post(link.href, body);
        }
    }
    return fail(unknown_environment(broker, deployment.environment));
}

std::vector<std::string> environment_names(const json::Value& list) {
    std::vector<std::string> names;
    const auto* items = json::at_pointer(list, "/_embedded/environments");
    if (items == nullptr || !items->is_array()) {
        return names;
    }
    for (const auto& item : items->get_array()) {
        if (const auto* environment = item.if_object()) {
            names.push_back(json::string_or(*environment, "name"));
        }
    }
    return names;
}

}  // namespace accord::broker_client
