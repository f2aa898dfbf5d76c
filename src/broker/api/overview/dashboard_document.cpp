// One item of the dashboard after the other.
#include "broker/api/overview/dashboard_document.hpp"

#include "base/json/json_append.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/rendering/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace accord::broker::api {
namespace {

using service::DashboardItem;
using Details = store::VersionDetails;

Instant last_activity(const DashboardItem& item) {
    return item.result ? std::max(item.published_at, item.result->executed_at) : item.published_at;
}

const Details& details_of(const service::Dashboard& dashboard, std::int64_t version_id) {
    static const Details kNone;
    const auto found = dashboard.details.find(version_id);
    return found == dashboard.details.end() ? kNone : found->second;
}

/// The number and the branches of which the version is the head.
json::Object version_heading(std::string_view number, const Details& details) {
    json::Array heads;
    for (const auto& branch : details.branches) {
        if (branch.latest) {
            heads.emplace_back(branch.name);
        }
    }
    json::Value last = heads.empty() ? json::Value() : heads.back();
    return {{"number", number}, {"branch", std::move(last)}, {"headBranchNames", std::move(heads)}};
}

/// The names of the tags of which the version is the newest, in their order.
std::vector<std::string> newest_tags(const Details& details) {
    std::vector<std::string> names;
    for (const auto& tag : details.tags) {
        if (tag.latest) {
            names.push_back(tag.name);
        }
    }
    std::ranges::sort(names);
    return names;
}

json::Array tag_list(const std::vector<std::string>& names,
                     const Segment& pacticipant,
                     const Segment& number,
                     const Urls& urls) {
    json::Array list;
    list.reserve(names.size());
    for (const auto& name : names) {
        list.push_back(
            json::Object{{"name", name},
                         {"latest", true},
                         {"_links", {{"self", link(urls.tag(pacticipant, number, name))}}}});
    }
    return list;
}

json::Object consumer_of(const DashboardItem& item, const Details& details, const Urls& urls) {
    auto version = version_heading(item.consumer_version, details);
    version["_links"] = {{"self", link(urls.version(item.consumer, item.consumer_version))}};
    return {{"name", item.consumer},
            {"version", std::move(version)},
            {"_links", {{"self", link(urls.pacticipant(item.consumer))}}}};
}

json::Object provider_of(const DashboardItem& item, const Details& details, const Urls& urls) {
    return {{"name", item.provider},
            {"version",
             item.result ? json::Value(version_heading(item.result->provider_version, details))
                         : json::Value()},
            {"_links", {{"self", link(urls.pacticipant(item.provider))}}}};
}

json::Value result_of(const DashboardItem& item, const PactUrls& pact) {
    if (!item.result) {
        return nullptr;
    }
    return json::Object{{"success", item.result->success},
                        {"verifiedAt", to_iso8601(item.result->created_at)},
                        {"_links", {{"self", link(pact.latest_verification_result())}}}};
}

json::Object item_document(const service::Dashboard& dashboard,
                           const DashboardItem& item,
                           const Urls& urls) {
    const auto pair = urls.pair(item.consumer, item.provider);
    const auto pact = pair.pact(item.consumer_version);
    const auto& consumer = details_of(dashboard, item.consumer_version_id);
    const auto& provider =
        details_of(dashboard, item.result ? item.result->provider_version_id : 0);
    return {
        {"consumer", consumer_of(item, consumer, urls)},
        {"provider", provider_of(item, provider, urls)},
        {"pact",
         {{"createdAt", to_iso8601(item.published_at)}, {"_links", {{"self", link(pact.own())}}}}},
        {"pactTags", tag_list(item.tags, item.consumer, item.consumer_version, urls)},
        {"latestVerificationResult", result_of(item, pact)},
        {"latestVerificationResultTags",
         item.result
             ? tag_list(newest_tags(provider), item.provider, item.result->provider_version, urls)
             : json::Array()},
        {"verificationStatus", domain::to_string(service::status_of(item))},
        // As it always was: webhooks have a resource of their own, linked below.
        {"webhookStatus", "none"},
        {"latestWebhookExecution", nullptr},
        {"_links",
         {{"pb:webhook-status",
           link(pair.webhook_status(),
                {.title = fmt::format(
                     "Status of webhooks for {}/{} pact", item.consumer, item.provider)})}}}};
}

}  // namespace

std::string render_dashboard(const service::Dashboard& dashboard, const Urls& urls) {
    std::vector<const DashboardItem*> items;
    std::ranges::transform(
        dashboard.items, std::back_inserter(items), [](const auto& item) { return &item; });
    std::ranges::stable_sort(
        items, std::greater{}, [](const DashboardItem* item) { return last_activity(*item); });
    std::string text = "{\"items\":[";
    for (const DashboardItem* item : items) {
        json::append_compact(text, item_document(dashboard, *item, urls));
        text += ',';
    }
    if (!items.empty()) {
        text.pop_back();
    }
    return text + "]}";
}

std::string render_dashboard_table(const service::Dashboard& dashboard) {
    std::vector<TextRow> rows{{"CONSUMER_NAME",
                               "C_VERSION",
                               "C_TAGS",
                               "PROVIDER_NAME",
                               "P_VERSION",
                               "P_TAGS",
                               "SUCCESS"}};
    for (const DashboardItem& item : dashboard.items) {
        TextRow row{
            item.consumer, item.consumer_version, join(item.tags, ", "), item.provider, "", "", ""};
        if (item.result) {
            row[4] = item.result->provider_version;
            row[5] =
                join(newest_tags(details_of(dashboard, item.result->provider_version_id)), ", ");
        }
        row[6] = domain::to_string(service::status_of(item));
        rows.push_back(std::move(row));
    }
    return render_text_table(rows) + "\n";
}

}  // namespace accord::broker::api
