// Deployments and releases: see deployments.hpp.
#include "broker_client/deployments.hpp"

#include "base/query.hpp"
#include "base/text.hpp"
#include "broker_client/environments.hpp"
#include "broker_client/wire/hal.hpp"

#include <algorithm>

namespace accord::broker_client {
namespace {

/// How the broker lists what is in an environment, and how an entry of it is ended.
struct Listing {
    const char* relation;
    const char* entries;  ///< pointer to them
    const char* flag;     ///< of an entry: true until it is ended
    const char* what;
};

constexpr Listing kDeployed{.relation = "pb:currently-deployed-deployed-versions",
                            .entries = "/_embedded/deployedVersions",
                            .flag = "currentlyDeployed",
                            .what = "list of what is deployed to an environment"};
constexpr Listing kReleased{.relation = "pb:currently-supported-released-versions",
                            .entries = "/_embedded/releasedVersions",
                            .flag = "currentlySupported",
                            .what = "list of what is released to an environment"};

/// Records it by the version's relation that is named after the environment.
Result<json::Value> record(Connection& broker,
                           const VersionName& name,
                           const std::string& environment,
                           std::string_view relation,
                           const json::Object& body) {
    const auto version = find_version(broker, name);
    if (!version) {
        return version;
    }
    const auto links = find_links(*version, relation);
    const auto link = std::ranges::find(links, environment, &Link::name);
    if (link != links.end()) {
        return broker.post(link->href, body);
    }
    if (const auto known = find_environment_called(broker, environment); !known) {
        return known;
    }
    return fail(
        ErrorCode::kNotFound,
        fmt::format(
            "the broker offers no {} for environment '{}' of this version", relation, environment));
}

bool is_of(const json::Value& entry, const std::string& pacticipant) {
    return text_in(entry, "/_embedded/pacticipant/name") == pacticipant;
}

/// What is now in the environment, of one pacticipant.
Result<std::vector<json::Value>> entries_of(Connection& broker,
                                            const json::Value& environment,
                                            const std::string& pacticipant,
                                            const Listing& listing) {
    const auto address = address_in(environment, listing.relation, listing.what);
    if (!address) {
        return fail(address.error());
    }
    std::string query;
    add_parameter(query, "pacticipant", pacticipant);
    const auto list = broker.get(*address + "?" + query);
    if (!list) {
        return fail(list.error());
    }
    auto entries = items_at(*list, listing.entries);
    std::erase_if(entries, [&](const auto& entry) { return !is_of(entry, pacticipant); });
    return entries;
}

/// Ends each entry, and gives back what the broker then says of it.
Result<json::Array> end_all(Connection& broker,
                            const std::vector<json::Value>& entries,
                            const Listing& listing) {
    json::Array ended;
    for (const auto& entry : entries) {
        const auto address = address_in(entry, "self", listing.what);
        auto answer = address ? broker.patch(*address, json::Object{{listing.flag, false}})
                              : fail(address.error());
        if (!answer) {
            return fail(answer.error());
        }
        ended.push_back(std::move(*answer));
    }
    return ended;
}

/// Older brokers call it the target.
std::string instance_of(const json::Value& deployed) {
    return text_in(deployed, "/applicationInstance", text_in(deployed, "/target"));
}

/// "A is deployed there to: the default instance, blue"
Error not_deployed(const Deployment& wanted, const std::vector<json::Value>& deployed) {
    const auto& name = wanted.version.pacticipant;
    if (deployed.empty()) {
        return {ErrorCode::kNotFound,
                fmt::format("{} is not currently deployed to {} environment. Cannot record "
                            "undeployment.",
                            name,
                            wanted.environment)};
    }
    std::vector<std::string> instances;
    bool has_default = false;
    for (const auto& entry : deployed) {
        const auto instance = instance_of(entry);
        has_default = has_default || instance.empty();
        if (!instance.empty()) {
            instances.push_back(instance);
        }
    }
    const auto named = instances.empty()
                           ? ""
                           : "give one of these application instances: " + join(instances, ", ");
    return {ErrorCode::kNotFound,
            fmt::format("{} is not currently deployed to {} in {} environment; {}{}{}",
                        name,
                        wanted.application_instance.empty()
                            ? "the instance without a name"
                            : "application instance " + wanted.application_instance,
                        wanted.environment,
                        has_default ? "leave out the application instance" : "",
                        has_default && !named.empty() ? ", or " : "",
                        named)};
}

std::string number_of(const json::Value& released) {
    return text_in(released, "/_embedded/version/number");
}

Error not_supported(const VersionName& version,
                    const std::string& environment,
                    const std::vector<json::Value>& released) {
    std::vector<std::string> numbers;
    std::ranges::transform(released, std::back_inserter(numbers), number_of);
    return {ErrorCode::kNotFound,
            fmt::format("{} version {} is not currently released to {} environment. Cannot record "
                        "support ended.{}",
                        version.pacticipant,
                        version.version,
                        environment,
                        numbers.empty() ? "" : " Released are: " + join(numbers, ", "))};
}

}  // namespace

Result<json::Value> record_deployment(Connection& broker, const Deployment& deployment) {
    json::Object body;
    if (!deployment.application_instance.empty()) {
        body["applicationInstance"] = deployment.application_instance;
    }
    return record(broker, deployment.version, deployment.environment, "pb:record-deployment", body);
}

Result<json::Value> record_release(Connection& broker,
                                   const VersionName& version,
                                   const std::string& environment) {
    return record(broker, version, environment, "pb:record-release", {});
}

Result<json::Array> record_undeployment(Connection& broker, const Deployment& deployment) {
    const auto environment = find_environment_called(broker, deployment.environment);
    if (!environment) {
        return fail(environment.error());
    }
    const auto deployed =
        entries_of(broker, *environment, deployment.version.pacticipant, kDeployed);
    if (!deployed) {
        return fail(deployed.error());
    }
    auto ended = *deployed;
    std::erase_if(ended, [&](const auto& entry) {
        return instance_of(entry) != deployment.application_instance;
    });
    return ended.empty() ? fail(not_deployed(deployment, *deployed))
                         : end_all(broker, ended, kDeployed);
}

Result<json::Array> record_support_ended(Connection& broker,
                                         const VersionName& version,
                                         const std::string& environment) {
    const auto known = find_environment_called(broker, environment);
    if (!known) {
        return fail(known.error());
    }
    const auto released = entries_of(broker, *known, version.pacticipant, kReleased);
    if (!released) {
        return fail(released.error());
    }
    auto ended = *released;
    std::erase_if(ended, [&](const auto& entry) { return number_of(entry) != version.version; });
    return ended.empty() ? fail(not_supported(version, environment, *released))
                         : end_all(broker, ended, kReleased);
}

Result<json::Array> versions_in_environment(Connection& broker,
                                            const std::string& pacticipant,
                                            const std::string& environment,
                                            InEnvironment which) {
    const auto known = find_environment_called(broker, environment);
    if (!known) {
        return fail(known.error());
    }
    json::Array versions;
    for (const auto& [listing, unwanted] : {std::pair(kDeployed, InEnvironment::kReleased),
                                            std::pair(kReleased, InEnvironment::kDeployed)}) {
        if (which == unwanted) {
            continue;
        }
        auto entries = entries_of(broker, *known, pacticipant, listing);
        if (!entries) {
            return fail(entries.error());
        }
        versions.insert(versions.end(), entries->begin(), entries->end());
    }
    return versions;
}

}  // namespace accord::broker_client
