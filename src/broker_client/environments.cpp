// Environments: see environments.hpp.
#include "broker_client/environments.hpp"

#include "base/text.hpp"
#include "broker_client/wire/hal.hpp"

#include <algorithm>

namespace accord::broker_client {
namespace {

/// The first contact is the one that options speak of.
void apply_contact(const EnvironmentFields& fields, json::Object& body) {
    const auto* known = json::array_at(body, "contacts");
    json::Array contacts = known != nullptr ? *known : json::Array{};
    if (contacts.empty() || !contacts.front().is_object()) {
        contacts.insert(contacts.begin(), json::Object{});
    }
    auto& contact = contacts.front().get_object();
    if (!fields.contact_name.empty()) {
        contact["name"] = fields.contact_name;
    }
    if (!fields.contact_email.empty()) {
        contact["details"] = json::Object{{"emailAddress", fields.contact_email}};
    }
    body["contacts"] = std::move(contacts);
}

/// Puts what is said into the body of a request.
void apply(const EnvironmentFields& fields, json::Object& body) {
    if (!fields.name.empty()) {
        body["name"] = fields.name;
    }
    if (!fields.display_name.empty()) {
        body["displayName"] = fields.display_name;
    }
    if (fields.production) {
        body["production"] = *fields.production;
    }
    if (!fields.contact_name.empty() || !fields.contact_email.empty()) {
        apply_contact(fields, body);
    }
}

/// What the broker says about an environment besides what can be changed.
constexpr const char* kBrokersOwn[] = {"_links", "uuid", "createdAt", "updatedAt"};

}  // namespace

Result<json::Value> create_environment(Connection& broker, const EnvironmentFields& fields) {
    const auto address = broker.address_of("pb:environments");
    if (!address) {
        return fail(address.error());
    }
    json::Object body{{"name", fields.name}, {"production", false}};
    apply(fields, body);
    return broker.post(*address, body);
}

Result<json::Value> find_environment(Connection& broker, const std::string& uuid) {
    return broker.follow("pb:environment",
                         {{"uuid", uuid}},
                         fmt::format("the broker has no environment with UUID {}", uuid));
}

Result<json::Value> update_environment(Connection& broker,
                                       const std::string& uuid,
                                       const EnvironmentFields& fields) {
    auto environment = find_environment(broker, uuid);
    if (!environment) {
        return environment;
    }
    const auto address = address_in(*environment, "self", "environments");
    if (!address || !environment->is_object()) {
        return address ? invalid_input(*address + ": the response is no environment")
                       : fail(address.error());
    }
    auto& body = environment->get_object();
    for (const auto* name : kBrokersOwn) {
        body.erase(name);
    }
    apply(fields, body);
    return broker.put(*address, body);
}

Result<json::Value> delete_environment(Connection& broker, const std::string& uuid) {
    auto environment = find_environment(broker, uuid);
    const auto address =
        environment ? address_in(*environment, "self", "environments") : fail(environment.error());
    if (!address) {
        return fail(address.error());
    }
    if (const auto removed = broker.remove(*address); !removed) {
        return removed;
    }
    return environment;
}

Result<json::Value> list_environments(Connection& broker) {
    return broker.follow("pb:environments");
}

Result<json::Value> find_environment_called(Connection& broker, const std::string& name) {
    const auto list = list_environments(broker);
    if (!list) {
        return list;
    }
    for (const auto& environment : environments_of(*list)) {
        if (text_in(environment, "/name") == name) {
            return environment;
        }
    }
    return fail(unknown_environment(*list, name));
}

Error unknown_environment(const json::Value& list, const std::string& name) {
    std::vector<std::string> names;
    for (const auto& environment : environments_of(list)) {
        names.push_back(text_in(environment, "/name"));
    }
    return {ErrorCode::kNotFound,
            fmt::format("no environment '{}' is known to the broker; {}",
                        name,
                        names.empty() ? "create it with create-environment"
                                      : "it has: " + join(names, ", "))};
}

std::vector<json::Value> environments_of(const json::Value& list) {
    return items_at(list, "/_embedded/environments");
}

}  // namespace accord::broker_client
