#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/releases.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/versions/version_details.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

struct Shown {
    db::Session& session;
    const Urls& urls;
    const store::PacticipantRow& pacticipant;
    const store::VersionRow& version;
};

json::Object embedded(const Shown& shown) {
    const auto& [session, urls, pacticipant, version] = shown;
    json::Array branches;
    json::Array tags;
    const std::int64_t ids[] = {version.id};
    const auto details = store::find_version_details(session, ids)[version.id];
    for (const auto& branch : details.branches) {
        branches.push_back(
            json::Object{{"name", branch.name},
                         {"latest", branch.latest},
                         {"_links",
                          {{"self",
                            link(urls.branch_version(pacticipant.name, branch.name, version.number),
                                 {.title = "Branch version", .name = branch.name})}}}});
    }
    for (const auto& tag : details.tags) {
        tags.push_back(json::Object{{"name", tag.name},
                                    {"_links",
                                     {{"self",
                                       link(urls.tag(pacticipant.name, version.number, tag.name),
                                            {.title = "Tag", .name = tag.name})}}}});
    }
    return {{"branchVersions", std::move(branches)}, {"tags", std::move(tags)}};
}

json::Array pact_links(const Shown& shown) {
    json::Array links;
    for (const auto& pact :
         store::list_pacts(shown.session, {.consumer_version_id = shown.version.id})) {
        const auto name =
            fmt::format("Pact between {} ({}) and {}", pact.consumer, pact.version, pact.provider);
        links.push_back(link(shown.urls.pact(pact.consumer, pact.provider, pact.version),
                             {.title = "Pact", .name = name}));
    }
    return links;
}

json::Array deployed_links(const Shown& shown,
                           const std::vector<store::DeployedVersion>& deployments,
                           const std::vector<store::Environment>& known) {
    json::Array links;
    for (const auto& deployed : deployments) {
        const auto there =
            std::ranges::find(known, deployed.environment_id, &store::Environment::id);
        if (there == known.end()) {
            continue;
        }
        auto made = link(
            shown.urls.deployed_version(deployed.uuid),
            {.title = "Version deployed to " + there->display_name, .name = there->display_name});
        made["currently_deployed"] = deployed.is_current();
        if (deployed.target) {
            made["application_instance"] = *deployed.target;
        }
        links.push_back(std::move(made));
    }
    return links;
}

/// In a list: where the version was ever deployed, if anywhere.
void add_past_deployments(json::Object& links, const Shown& shown) {
    const auto deployments = store::list_deployments_of(shown.session, shown.version.id);
    if (deployments.empty()) {
        return;
    }
    links["pb:deployed-environments"] =
        deployed_links(shown, deployments, store::list_environments(shown.session));
}

json::Array released_links(const Shown& shown, const std::vector<store::Environment>& known) {
    json::Array links;
    for (const auto& released :
         store::list_supported_releases_of(shown.session, shown.version.id)) {
        const auto there =
            std::ranges::find(known, released.environment_id, &store::Environment::id);
        if (there == known.end()) {
            continue;
        }
        auto made = link(
            shown.urls.released_version(released.uuid),
            {.title = "Version released to " + there->display_name, .name = there->display_name});
        made["currently_supported"] = true;
        links.push_back(std::move(made));
    }
    return links;
}

/// Where the version is, and where it can be said to be deployed or released.
void add_environment_links(json::Object& links, const Shown& shown) {
    const auto& [session, urls, pacticipant, version] = shown;
    const auto environments = store::list_environments(session);
    json::Array deployments;
    json::Array releases;
    for (const auto& one : environments) {
        deployments.push_back(
            link(urls.deployed_versions(pacticipant.name, version.number, one.uuid),
                 {.title = "Record deployment to " + one.display_name, .name = one.name}));
        releases.push_back(
            link(urls.released_versions(pacticipant.name, version.number, one.uuid),
                 {.title = "Record release to " + one.display_name, .name = one.name}));
    }
    links["pb:deployed-environments"] = deployed_links(
        shown, store::list_current_deployments_of(session, version.id), environments);
    links["pb:released-environments"] = released_links(shown, environments);
    links["pb:record-deployment"] = std::move(deployments);
    links["pb:record-release"] = std::move(releases);
}

}  // namespace

json::Object version_document(db::Session& session,
                              const Urls& urls,
                              const store::PacticipantRow& pacticipant,
                              const store::VersionRow& version,
                              VersionLinks which) {
    const Shown shown{session, urls, pacticipant, version};
    const auto own = urls.version(pacticipant.name, version.number);
    json::Object body{{"number", version.number}};
    add_text(body, "buildUrl", version.build_url);
    add_times(body, version.created_at, version.updated_at);
    body["_embedded"] = embedded(shown);
    json::Object links{{"self", link(own, {.title = "Version", .name = version.number})},
                       {"pb:pacticipant",
                        link(urls.pacticipant(pacticipant.name),
                             {.title = "Pacticipant", .name = pacticipant.name})},
                       {"pb:tag",
                        template_link(own + "/tags/{tag}",
                                      {.title = "Get, create or delete a tag for this pacticipant "
                                                "version"})},
                       {"pb:latest-verification-results-where-pacticipant-is-consumer",
                        link(urls.latest_verification_results(pacticipant.name, version.number),
                             {.title = "Latest verification results for consumer version"})},
                       {"pb:pact-versions", pact_links(shown)}};
    if (which == VersionLinks::kAll) {
        add_environment_links(links, shown);
    } else {
        add_past_deployments(links, shown);
    }
    links["curies"] = curies(urls, "version");
    body["_links"] = std::move(links);
    return body;
}

}  // namespace accord::broker::api
