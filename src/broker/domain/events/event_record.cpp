// Event records as JSON: see event_record.hpp.
#include "broker/domain/events/event_record.hpp"

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr VersionEventKind kVersionEventKinds[] = {VersionEventKind::kVersionCreated,
                                                   VersionEventKind::kBranchChanged,
                                                   VersionEventKind::kTagCreated,
                                                   VersionEventKind::kDeploymentRecorded,
                                                   VersionEventKind::kUndeploymentRecorded,
                                                   VersionEventKind::kReleaseRecorded,
                                                   VersionEventKind::kSupportEndRecorded};

/// The words of the members about one version: "consumerName", "consumerVersionNumber", ...
struct VersionWords {
    std::string_view name;
    std::string_view number;
    std::string_view branch;
    std::string_view tags;
};

constexpr VersionWords kVersionWords{"pacticipantName",
                                     "pacticipantVersionNumber",
                                     "pacticipantVersionBranch",
                                     "pacticipantVersionTags"};
constexpr VersionWords kConsumerWords{
    "consumerName", "consumerVersionNumber", "consumerVersionBranch", "consumerVersionTags"};
constexpr VersionWords kProviderWords{
    "providerName", "providerVersionNumber", "providerVersionBranch", "providerVersionTags"};

void add_version(const std::optional<EventVersion>& version,
                 const VersionWords& words,
                 json::Object& out) {
    if (!version) {
        return;
    }
    out[words.name] = version->pacticipant;
    if (!version->number.empty()) {
        out[words.number] = version->number;
    }
    if (version->branch) {
        out[words.branch] = *version->branch;
    }
    if (!version->tags.empty()) {
        json::Array tags;
        for (const auto& tag : version->tags) {
            tags.emplace_back(tag);
        }
        out[words.tags] = std::move(tags);
    }
}

std::optional<EventVersion> read_version(const json::Object& details, const VersionWords& words) {
    auto name = json::text_at(details, words.name);
    if (!name) {
        return std::nullopt;
    }
    EventVersion version{.pacticipant = std::move(*name),
                         .number = json::string_or(details, words.number),
                         .branch = json::text_at(details, words.branch)};
    if (const auto* tags = json::array_at(details, words.tags)) {
        for (const auto& tag : *tags) {
            version.tags.push_back(json::text_of(tag));
        }
    }
    return version;
}

}  // namespace

std::string_view event_name(VersionEventKind kind) {
    switch (kind) {
        case VersionEventKind::kVersionCreated:
            return "pacticipant_version_created";
        case VersionEventKind::kBranchChanged:
            return "pacticipant_version_branch_changed";
        case VersionEventKind::kTagCreated:
            return "pacticipant_version_tag_created";
        case VersionEventKind::kDeploymentRecorded:
            return "deployment_recorded";
        case VersionEventKind::kUndeploymentRecorded:
            return "undeployment_recorded";
        case VersionEventKind::kReleaseRecorded:
            return "release_recorded";
        case VersionEventKind::kSupportEndRecorded:
            return "support_end_recorded";
    }
    return "";
}

std::vector<std::string_view> all_event_names() {
    std::vector<std::string_view> names;
    for (const auto kind : all_event_kinds()) {
        names.push_back(to_string(kind));
    }
    for (const auto kind : kVersionEventKinds) {
        names.push_back(event_name(kind));
    }
    return names;
}

EventRecord record_of(const Event& event, Instant happened_at) {
    const auto& contract = event.contract;
    EventRecord record{.name = std::string(to_string(event.kind)), .happened_at = happened_at};
    record.consumer = {.pacticipant = contract.consumer,
                       .number = contract.consumer_version,
                       .branch = contract.consumer_branch,
                       .tags = contract.consumer_tags};
    record.provider = {.pacticipant = contract.provider, .number = ""};
    record.sha = contract.sha;
    if (event.verification) {
        record.provider->number = event.verification->provider_version;
        record.provider->branch = event.verification->provider_branch;
        record.result = {event.verification->number, event.verification->success};
    }
    return record;
}

json::Object details_of(const EventRecord& record) {
    json::Object out;
    add_version(record.version, kVersionWords, out);
    add_version(record.consumer, kConsumerWords, out);
    add_version(record.provider, kProviderWords, out);
    if (record.sha) {
        out["pactVersionSha"] = *record.sha;
    }
    if (record.result) {
        out["verificationResultNumber"] = record.result->number;
        out["success"] = record.result->success;
    }
    if (record.tag) {
        out["tagName"] = *record.tag;
    }
    if (record.environment) {
        out["environmentName"] = record.environment->name;
        out["environmentUuid"] = record.environment->uuid;
        if (record.environment->instance) {
            out["applicationInstance"] = *record.environment->instance;
        }
    }
    return out;
}

EventRecord read_event_record(std::string name, Instant happened_at, const json::Object& details) {
    EventRecord record{.name = std::move(name), .happened_at = happened_at};
    record.version = read_version(details, kVersionWords);
    record.consumer = read_version(details, kConsumerWords);
    record.provider = read_version(details, kProviderWords);
    record.sha = json::text_at(details, "pactVersionSha");
    const auto* number = json::find(details, "verificationResultNumber");
    if (number != nullptr && number->is_int64()) {
        record.result = {number->get_int64(), json::bool_or(details, "success", false)};
    }
    record.tag = json::text_at(details, "tagName");
    if (auto environment = json::text_at(details, "environmentName")) {
        record.environment = {.uuid = json::string_or(details, "environmentUuid"),
                              .name = std::move(*environment),
                              .instance = json::text_at(details, "applicationInstance")};
    }
    return record;
}

}  // namespace accord::broker::domain
