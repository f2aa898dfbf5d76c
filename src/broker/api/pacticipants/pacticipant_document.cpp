// What a pacticipant looks like in HAL.
#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Object embedded(const Urls& urls, const service::PacticipantView& view) {
    const auto& pacticipant = view.pacticipant.name;
    json::Object made;
    if (view.latest_version) {
        auto version = short_version(urls, pacticipant, *view.latest_version);
        made["latestVersion"] = version;
        version["title"] = "DEPRECATED - please use latestVersion";
        version["name"] = "DEPRECATED - please use latestVersion";
        made["latest-version"] = std::move(version);
    }
    json::Array labels;
    for (const auto& label : view.labels) {
        labels.push_back(json::Object{{"name", label.name},
                                      {"_links",
                                       {{"self",
                                         link(urls.label(pacticipant, label.name),
                                              {.title = "Label", .name = label.name})}}}});
    }
    made["labels"] = std::move(labels);
    return made;
}

json::Array deployed_environments(
    const Urls& urls, const std::vector<service::PacticipantView::Deployment>& deployments) {
    json::Array links;
    for (const auto& [uuid, environment] : deployments) {
        const auto title = fmt::format("Version deployed to {}", environment);
        auto made = link(urls.deployed_version(uuid), {.title = title, .name = environment});
        made["currently_deployed"] = true;
        links.push_back(std::move(made));
    }
    return links;
}

json::Object links_of(const Urls& urls, const std::string& name) {
    const auto version = Segment::placeholder("version");
    const auto branch = Segment::placeholder("branch");
    const auto tag = Segment::placeholder("tag");
    return {{"self", link(urls.pacticipant(name))},
            {"pb:versions", link(urls.versions(name))},
            {"pb:branches", link(urls.branches(name))},
            {"pb:version",
             template_link(urls.version(name, version),
                           {.title = "Get, create or delete a pacticipant version"})},
            {"pb:version-tag",
             template_link(urls.tag(name, version, tag),
                           {.title = "Get, create or delete a tag for a version of " + name})},
            {"pb:branch-version",
             template_link(urls.branch_version(name, branch, version),
                           {.title = "Get or add/create a version for a branch of " + name})},
            {"pb:label",
             template_link(urls.label(name, Segment::placeholder("label")),
                           {.title = "Get, create or delete a label for " + name})},
            {"versions", link(urls.versions(name), {.title = "Deprecated - use pb:versions"})},
            {"pb:can-i-deploy-badge",
             template_link(
                 urls.can_i_deploy_tag_badge(name, tag, Segment::placeholder("environmentTag")),
                 {.title = "Can I Deploy " + name + " badge"})},
            {"pb:can-i-deploy-branch-to-environment-badge",
             template_link(
                 urls.can_i_deploy_branch_badge(name, branch, Segment::placeholder("environment")),
                 {.title = "Can I Deploy " + name + " from branch to environment badge"})},
            {"curies", curies(urls, "pacticipant")}};
}

}  // namespace

json::Object pacticipant_document(const Urls& urls, const service::PacticipantView& view) {
    const auto& pacticipant = view.pacticipant;
    json::Object body{{"name", pacticipant.name}, {"displayName", pacticipant.display_name}};
    add_text(body, "repositoryUrl", pacticipant.repository_url);
    add_text(body, "repositoryName", pacticipant.repository_name);
    add_text(body, "repositoryNamespace", pacticipant.repository_namespace);
    add_text(body, "mainBranch", pacticipant.main_branch);
    add_times(body, pacticipant.created_at, pacticipant.updated_at);
    body["_embedded"] = embedded(urls, view);
    auto links = links_of(urls, pacticipant.name);
    if (view.deployments) {
        links["pb:deployed-environments"] = deployed_environments(urls, *view.deployments);
    }
    body["_links"] = std::move(links);
    return body;
}

}  // namespace accord::broker::api
