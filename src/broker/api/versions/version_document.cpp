// What a version looks like in HAL.
#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/service/versions/versions.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Object embedded(const Urls& urls, const service::VersionSummary& shown) {
    const auto& number = shown.version.number;
    json::Array branches;
    json::Array tags;
    for (const auto& branch : shown.branches) {
        branches.push_back(
            json::Object{{"name", branch.name},
                         {"latest", branch.latest},
                         {"_links",
                          {{"self",
                            link(urls.branch_version(shown.pacticipant, branch.name, number),
                                 {.title = "Branch version", .name = branch.name})}}}});
    }
    for (const auto& tag : shown.tags) {
        tags.push_back(json::Object{{"name", tag.name},
                                    {"_links",
                                     {{"self",
                                       link(urls.tag(shown.pacticipant, number, tag.name),
                                            {.title = "Tag", .name = tag.name})}}}});
    }
    return {{"branchVersions", std::move(branches)}, {"tags", std::move(tags)}};
}

json::Array pact_links(const Urls& urls, const service::VersionSummary& shown) {
    const auto& number = shown.version.number;
    json::Array links;
    for (const auto& provider : shown.providers) {
        const auto name =
            fmt::format("Pact between {} ({}) and {}", shown.pacticipant, number, provider);
        links.push_back(
            link(urls.pact(shown.pacticipant, provider, number), {.title = "Pact", .name = name}));
    }
    return links;
}

json::Array deployed_links(const Urls& urls, const std::vector<service::Deployment>& deployments) {
    json::Array links;
    for (const auto& [deployed, environment] : deployments) {
        auto made = link(urls.deployed_version(deployed.uuid),
                         {.title = "Version deployed to " + environment, .name = environment});
        made["currently_deployed"] = deployed.is_current();
        if (deployed.target) {
            made["application_instance"] = *deployed.target;
        }
        links.push_back(std::move(made));
    }
    return links;
}

json::Array released_links(const Urls& urls, const std::vector<service::Release>& releases) {
    json::Array links;
    for (const auto& [released, environment] : releases) {
        auto made = link(urls.released_version(released.uuid),
                         {.title = "Version released to " + environment, .name = environment});
        made["currently_supported"] = true;
        links.push_back(std::move(made));
    }
    return links;
}

/// Where the version is, and where it can be said to be deployed or released.
void add_environment_links(json::Object& links,
                           const Urls& urls,
                           const service::VersionView& view) {
    const auto& [pacticipant, version, branches, tags, providers] = view.summary;
    json::Array deployments;
    json::Array releases;
    for (const auto& one : view.environments) {
        deployments.push_back(
            link(urls.deployed_versions(pacticipant, version.number, one.uuid),
                 {.title = "Record deployment to " + one.display_name, .name = one.name}));
        releases.push_back(
            link(urls.released_versions(pacticipant, version.number, one.uuid),
                 {.title = "Record release to " + one.display_name, .name = one.name}));
    }
    links["pb:deployed-environments"] = deployed_links(urls, view.deployments);
    links["pb:released-environments"] = released_links(urls, view.releases);
    links["pb:record-deployment"] = std::move(deployments);
    links["pb:record-release"] = std::move(releases);
}

/// The document without links.
json::Object members_of(const Urls& urls, const service::VersionSummary& shown) {
    const auto& version = shown.version;
    json::Object body{{"number", version.number}};
    add_text(body, "buildUrl", version.build_url);
    add_times(body, version.created_at, version.updated_at);
    body["_embedded"] = embedded(urls, shown);
    return body;
}

/// The links that a version has everywhere.
json::Object links_of(const Urls& urls, const service::VersionSummary& shown) {
    const auto& pacticipant = shown.pacticipant;
    const auto& number = shown.version.number;
    const auto own = urls.version(pacticipant, number);
    return {{"self", link(own, {.title = "Version", .name = number})},
            {"pb:pacticipant",
             link(urls.pacticipant(pacticipant), {.title = "Pacticipant", .name = pacticipant})},
            {"pb:tag",
             template_link(urls.tag(pacticipant, number, Segment::placeholder("tag")),
                           {.title = "Get, create or delete a tag for this pacticipant "
                                     "version"})},
            {"pb:latest-verification-results-where-pacticipant-is-consumer",
             link(urls.latest_verification_results(pacticipant, number),
                  {.title = "Latest verification results for consumer version"})},
            {"pb:pact-versions", pact_links(urls, shown)}};
}

}  // namespace

json::Object version_document(const Urls& urls, const service::VersionView& view) {
    auto links = links_of(urls, view.summary);
    add_environment_links(links, urls, view);
    links["curies"] = curies(urls, "version");
    auto body = members_of(urls, view.summary);
    body["_links"] = std::move(links);
    return body;
}

json::Object version_document(const Urls& urls, const service::ListedVersion& listed) {
    auto links = links_of(urls, listed.summary);
    if (!listed.deployments.empty()) {
        links["pb:deployed-environments"] = deployed_links(urls, listed.deployments);
    }
    links["curies"] = curies(urls, "version");
    auto body = members_of(urls, listed.summary);
    body["_links"] = std::move(links);
    return body;
}

}  // namespace accord::broker::api
