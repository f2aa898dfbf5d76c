#include "broker/api/matrix_document.hpp"

#include "broker/api/hal.hpp"
#include "broker/domain/metadata.hpp"

namespace accord::broker::api {
namespace {

using domain::MatrixRow;
using domain::Pacticipant;
using domain::Version;
using store::VersionDetails;

json::Object self(std::string href, LinkText text = {}) {
    return {{"self", link(std::move(href), text)}};
}

json::Array render_branches(const VersionDetails& details,
                            const Pacticipant& pacticipant,
                            const Version& version,
                            const Urls& urls) {
    json::Array branches;
    for (const VersionDetails::Branch& branch : details.branches) {
        branches.push_back(
            json::Object{{"name", branch.name},
                         {"latest", branch.latest},
                         {"_links",
                          self(urls.branch_version(pacticipant.name, branch.name, version.number),
                               {.title = "Branch version", .name = branch.name})}});
    }
    return branches;
}

json::Array render_environments(const VersionDetails& details, const Urls& urls) {
    json::Array environments;
    for (const VersionDetails::Environment& one : details.environments) {
        json::Object environment{{"uuid", one.uuid},
                                 {"name", one.name},
                                 {"displayName", one.display_name},
                                 {"production", one.production},
                                 {"createdAt", to_iso8601(one.created_at)}};
        if (one.updated_at != one.created_at) environment["updatedAt"] = to_iso8601(one.updated_at);
        environment["_links"] =
            self(urls.environment(one.uuid), {.title = "Environment", .name = one.name});
        environments.push_back(std::move(environment));
    }
    return environments;
}

json::Array render_tags(const VersionDetails& details,
                        const Pacticipant& pacticipant,
                        const Version& version,
                        const Urls& urls) {
    json::Array tags;
    for (const VersionDetails::Tag& tag : details.tags) {
        tags.push_back(
            json::Object{{"name", tag.name},
                         {"latest", tag.latest},
                         {"_links", self(urls.tag(pacticipant.name, version.number, tag.name))}});
    }
    return tags;
}

/// Renders rows; the same version is rendered once and copied.
class RowRenderer {
  public:
    RowRenderer(const store::DetailsByVersion& details, const Urls& urls)
        : details_(details), urls_(urls) {}

    json::Object render(const MatrixRow& row) {
        const Version* provider_version =
            row.verification ? &row.verification->provider_version : nullptr;
        return {{"consumer", render_side(row.consumer, &row.consumer_version)},
                {"provider", render_side(row.provider, provider_version)},
                {"pact",
                 {{"createdAt", to_iso8601(row.published_at)},
                  {"_links",
                   self(urls_.pact(
                       row.consumer.name, row.provider.name, row.consumer_version.number))}}},
                {"verificationResult", render_result(row)}};
    }

  private:
    json::Object render_side(const Pacticipant& pacticipant, const Version* version) {
        return {{"name", pacticipant.name},
                {"version", version ? render_version(pacticipant, *version) : json::Value()},
                {"_links", self(urls_.pacticipant(pacticipant.name))}};
    }

    const json::Value& render_version(const Pacticipant& pacticipant, const Version& version) {
        static const VersionDetails kNone;
        const auto [known, is_new] = versions_.try_emplace(version.id);
        if (!is_new) return known->second;
        const auto found = details_.find(version.id);
        const VersionDetails& details = found == details_.end() ? kNone : found->second;
        json::Array branches = render_branches(details, pacticipant, version, urls_);
        json::Value branch;
        if (!details.branches.empty()) branch = details.branches.back().name;
        known->second =
            json::Object{{"number", version.number},
                         {"branch", std::move(branch)},
                         {"branches", branches},
                         {"branchVersions", branches},
                         {"environments", render_environments(details, urls_)},
                         {"_links", self(urls_.version(pacticipant.name, version.number))},
                         {"tags", render_tags(details, pacticipant, version, urls_)}};
        return known->second;
    }

    json::Value render_result(const MatrixRow& row) {
        if (!row.verification) return nullptr;
        const std::string metadata =
            domain::encode_metadata({.consumer_version_number = row.consumer_version.number});
        return json::Object{{"success", row.verification->success},
                            {"verifiedAt", to_iso8601(row.verification->executed_at)},
                            {"_links",
                             self(urls_.verification(row.consumer.name,
                                                     row.provider.name,
                                                     row.pact_version_sha,
                                                     metadata,
                                                     row.verification->number))}};
    }

    const store::DetailsByVersion& details_;
    const Urls& urls_;
    std::unordered_map<std::int64_t, json::Value> versions_;
};

json::Object render_summary(const domain::Decision& decision) {
    const domain::Summary& summary = decision.summary;
    json::Object out{{"deployable", nullptr},
                     {"reason", decision.reason()},
                     {"success", summary.success},
                     {"failed", summary.failed},
                     {"unknown", summary.unknown}};
    if (summary.deployable) out["deployable"] = *summary.deployable;
    if (summary.ignored) out["ignored"] = *summary.ignored;
    return out;
}

}  // namespace

json::Object matrix_document(const domain::Decision& decision,
                             const store::DetailsByVersion& details,
                             const Urls& urls) {
    json::Array notices;
    for (const domain::Notice& notice : decision.notices) {
        notices.push_back(
            json::Object{{"type", domain::to_string(notice.type)}, {"text", notice.text}});
    }
    json::Array rows;
    RowRenderer renderer(details, urls);
    for (const MatrixRow& row : decision.matrix.considered) rows.push_back(renderer.render(row));
    for (const MatrixRow& row : decision.matrix.ignored) {
        json::Object rendered = renderer.render(row);
        rendered["ignored"] = true;
        rows.push_back(std::move(rendered));
    }
    return {{"summary", render_summary(decision)},
            {"notices", std::move(notices)},
            {"matrix", std::move(rows)}};
}

}  // namespace accord::broker::api
