// What a version looks like in HAL, written straight into text: a list may have a hundred thousand.
#include "broker/api/versions/version_document.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/json_text.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

using Tag = store::VersionDetails::Tag;
using Branch = store::VersionDetails::Branch;

/// The addresses of one version; what they begin with is built once.
struct VersionAddresses {
    const Urls& urls;
    const Segment pacticipant;
    const Segment number;
    const std::string own = urls.version(pacticipant, number);
};

void write_branches(JsonText& out,
                    const VersionAddresses& at,
                    const std::vector<Branch>& branches) {
    out.open_array();
    for (const auto& [name, latest] : branches) {
        out.open_object().key("name").text(name).key("latest").boolean(latest);
        write_link(out.key("_links").open_object().key("self"),
                   at.urls.branch_version(at.pacticipant, name, at.number),
                   {.title = "Branch version", .name = name});
        out.close_object().close_object();
    }
    out.close_array();
}

void write_tags(JsonText& out, const VersionAddresses& at, const std::vector<Tag>& tags) {
    out.open_array();
    for (const auto& tag : tags) {
        out.open_object().key("name").text(tag.name);
        write_link(out.key("_links").open_object().key("self"),
                   at.urls.tag(at.pacticipant, at.number, tag.name),
                   {.title = "Tag", .name = tag.name});
        out.close_object().close_object();
    }
    out.close_array();
}

/// The members before the links.
void write_members(JsonText& out,
                   const VersionAddresses& at,
                   const service::VersionSummary& shown) {
    const auto& version = shown.version;
    out.key("number").text(version.number);
    if (version.build_url) {
        out.key("buildUrl").text(*version.build_url);
    }
    out.key("createdAt").text(to_iso8601(version.created_at));
    if (version.updated_at != version.created_at) {
        out.key("updatedAt").text(to_iso8601(version.updated_at));
    }
    out.key("_embedded").open_object();
    write_branches(out.key("branchVersions"), at, shown.branches);
    write_tags(out.key("tags"), at, shown.tags);
    out.close_object();
}

void write_pact_links(JsonText& out,
                      const VersionAddresses& at,
                      const service::VersionSummary& shown) {
    out.open_array();
    for (const auto& provider : shown.providers) {
        const auto name = fmt::format(
            "Pact between {} ({}) and {}", shown.pacticipant, shown.version.number, provider);
        write_link(out,
                   at.urls.pact(at.pacticipant, provider, at.number),
                   {.title = "Pact", .name = name});
    }
    out.close_array();
}

/// The links that a version has everywhere; `self`: at which address it was asked for.
void write_links(JsonText& out,
                 const VersionAddresses& at,
                 const service::VersionSummary& shown,
                 std::string_view self) {
    write_link(out.key("self"), self, {.title = "Version", .name = shown.version.number});
    write_link(out.key("pb:pacticipant"),
               at.urls.pacticipant(at.pacticipant),
               {.title = "Pacticipant", .name = shown.pacticipant});
    write_template_link(out.key("pb:tag"),
                        at.urls.tag(at.pacticipant, at.number, Segment::placeholder("tag")),
                        {.title = "Get, create or delete a tag for this pacticipant version"});
    write_link(out.key("pb:latest-verification-results-where-pacticipant-is-consumer"),
               at.urls.latest_verification_results(at.pacticipant, at.number),
               {.title = "Latest verification results for consumer version"});
    write_pact_links(out.key("pb:pact-versions"), at, shown);
}

void write_deployed_links(JsonText& out,
                          const Urls& urls,
                          const std::vector<service::Deployment>& deployments) {
    out.open_array();
    for (const auto& [deployed, environment] : deployments) {
        const auto title = fmt::format("Version deployed to {}", environment);
        write_link_members(out.open_object(),
                           urls.deployed_version(deployed.uuid),
                           {.title = title, .name = environment});
        out.key("currently_deployed").boolean(deployed.is_current());
        if (deployed.target) {
            out.key("application_instance").text(*deployed.target);
        }
        out.close_object();
    }
    out.close_array();
}

void write_released_links(JsonText& out,
                          const Urls& urls,
                          const std::vector<service::Release>& releases) {
    out.open_array();
    for (const auto& [released, environment] : releases) {
        const auto title = fmt::format("Version released to {}", environment);
        write_link_members(out.open_object(),
                           urls.released_version(released.uuid),
                           {.title = title, .name = environment});
        out.key("currently_supported").boolean(true).close_object();
    }
    out.close_array();
}

/// Where the version is, and where it can be said to be deployed or released.
void write_environment_links(JsonText& out,
                             const VersionAddresses& at,
                             const service::VersionView& view) {
    write_deployed_links(out.key("pb:deployed-environments"), at.urls, view.deployments);
    write_released_links(out.key("pb:released-environments"), at.urls, view.releases);
    out.key("pb:record-deployment").open_array();
    for (const auto& one : view.environments) {
        write_link(
            out,
            at.urls.deployed_versions(at.pacticipant, at.number, one.uuid),
            {.title = fmt::format("Record deployment to {}", one.display_name), .name = one.name});
    }
    out.close_array().key("pb:record-release").open_array();
    for (const auto& one : view.environments) {
        write_link(
            out,
            at.urls.released_versions(at.pacticipant, at.number, one.uuid),
            {.title = fmt::format("Record release to {}", one.display_name), .name = one.name});
    }
    out.close_array();
}

VersionAddresses addresses_of(const Urls& urls, const service::VersionSummary& shown) {
    return {.urls = urls, .pacticipant = shown.pacticipant, .number = shown.version.number};
}

void write_curies(JsonText& out, const Urls& urls) {
    write_template_link(
        out.key("curies").open_array(), urls.documentation("version"), {.name = "pb"});
    out.close_array();
}

}  // namespace

std::string version_document(const Urls& urls,
                             const service::VersionView& view,
                             std::string_view self) {
    const auto at = addresses_of(urls, view.summary);
    JsonText out;
    out.open_object();
    write_members(out, at, view.summary);
    out.key("_links").open_object();
    write_links(out, at, view.summary, self.empty() ? at.own : self);
    write_environment_links(out, at, view);
    write_curies(out, urls);
    out.close_object().close_object();
    return out.take();
}

void write_version(JsonText& out, const Urls& urls, const service::ListedVersion& listed) {
    const auto at = addresses_of(urls, listed.summary);
    out.open_object();
    write_members(out, at, listed.summary);
    out.key("_links").open_object();
    write_links(out, at, listed.summary, at.own);
    if (!listed.deployments.empty()) {
        write_deployed_links(out.key("pb:deployed-environments"), urls, listed.deployments);
    }
    write_curies(out, urls);
    out.close_object().close_object();
}

}  // namespace accord::broker::api
