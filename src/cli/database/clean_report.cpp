// Reports of a clean: see clean_report.hpp.
#include "cli/database/clean_report.hpp"

#include "base/text.hpp"
#include "cli/output_format.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

using broker::domain::VersionFacts;
using broker::service::CleanOptions;
using broker::service::CleanPlan;
using broker::service::CleanReport;
using broker::service::PacticipantPlan;
using broker::service::PlannedVersion;
using broker::store::RowCounts;

struct Table {
    const char* name;
    std::int64_t RowCounts::* count;
};

constexpr Table kTables[] = {{"versions", &RowCounts::versions},
                             {"pact_publications", &RowCounts::publications},
                             {"pact_versions", &RowCounts::contents},
                             {"verifications", &RowCounts::results},
                             {"branches", &RowCounts::branches},
                             {"triggered_webhooks", &RowCounts::deliveries}};

std::string day_of(Instant instant) { return to_iso8601(instant).substr(0, 10); }

std::vector<std::string> tag_names(const VersionFacts& version) {
    std::vector<std::string> names;
    for (const auto& tag : version.tags) {
        names.push_back(tag.name);
    }
    return names;
}

std::vector<std::string> branch_names(const VersionFacts& version) {
    std::vector<std::string> names;
    for (const auto& branch : version.branches) {
        names.push_back(branch.name);
    }
    return names;
}

json::Array to_array(const std::vector<std::string>& texts) {
    json::Array array;
    for (const auto& text : texts) {
        array.emplace_back(text);
    }
    return array;
}

json::Object version_json(const VersionFacts& version) {
    return {{"number", version.number},
            {"created", to_iso8601(version.created_at)},
            {"tags", to_array(tag_names(version))}};
}

json::Object part_json(const PacticipantPlan::Part& part,
                       const char* first_name,
                       const char* last_name) {
    json::Object object{{"count", part.count}};
    if (part.first && part.last) {
        object[first_name] = version_json(*part.first);
        object[last_name] = version_json(*part.last);
    }
    return object;
}

/// "1 version", "2 versions"; "1 branch", "2 branches" where the word for several is given.
std::string counted(std::int64_t count, std::string_view one, std::string_view several = "") {
    if (count == 1) {
        return fmt::format("1 {}", one);
    }
    return several.empty() ? fmt::format("{} {}s", count, one)
                           : fmt::format("{} {}", count, several);
}

std::string selector_text(const CleanOptions& options, std::size_t place) {
    return json::write_compact(selector_json(options.keep[place]));
}

json::Array planned_json(const std::vector<PlannedVersion>& versions, const CleanOptions& options) {
    json::Array array;
    for (const auto& version : versions) {
        auto object = version_json(version.facts);
        object["pacticipant"] = version.pacticipant;
        object["branches"] = to_array(branch_names(version.facts));
        json::Array kept_by;
        for (const auto place : version.kept_by) {
            kept_by.emplace_back(selector_json(options.keep[place]));
        }
        object["keptBy"] = std::move(kept_by);
        array.emplace_back(std::move(object));
    }
    return array;
}

/// "shop 1.0.0, created 2025-01-02, tags dev, branches main".
std::string version_text(const PlannedVersion& version) {
    std::string text = fmt::format("{} {}, created {}",
                                   version.pacticipant,
                                   version.facts.number,
                                   day_of(version.facts.created_at));
    if (const auto tags = tag_names(version.facts); !tags.empty()) {
        text += fmt::format(", tags {}", join(tags, " "));
    }
    if (const auto branches = branch_names(version.facts); !branches.empty()) {
        text += fmt::format(", branches {}", join(branches, " "));
    }
    return text;
}

std::string why_kept(const PlannedVersion& version, const CleanOptions& options) {
    if (options.keep.empty()) {
        return "versions are not cleaned";
    }
    if (version.kept_by.empty()) {
        return "waits for another clean";
    }
    std::vector<std::string> selectors;
    for (const auto place : version.kept_by) {
        selectors.push_back(selector_text(options, place));
    }
    return "kept by " + join(selectors, ", ");
}

}  // namespace

std::string in_megabytes(std::int64_t bytes) {
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

json::Object clean_json(const CleanReport& report) {
    json::Object object;
    for (const auto& table : kTables) {
        object[table.name] = json::Object{{"deleted", report.deleted.*table.count},
                                          {"kept", report.kept.*table.count}};
    }
    object["bytes"] = json::Object{{"before", report.before.bytes},
                                   {"after", report.after.bytes},
                                   {"free", report.after.free_bytes}};
    return object;
}

json::Object clean_plan_json(const CleanPlan& plan, const CleanOptions& options) {
    json::Array by_selector;
    for (std::size_t i = 0; i < options.keep.size(); ++i) {
        by_selector.emplace_back(json::Object{{"selector", selector_json(options.keep[i])},
                                              {"count", plan.versions.kept_by_selector[i]}});
    }
    const auto doomed_branches = std::ssize(plan.deleted_branches);
    json::Object summary;
    for (const auto& pacticipant : plan.pacticipants) {
        summary[pacticipant.name] =
            json::Object{{"toDelete", part_json(pacticipant.deleted, "fromVersion", "toVersion")},
                         {"toKeep", part_json(pacticipant.kept, "firstVersion", "latestVersion")}};
    }
    json::Object object{
        {"counts",
         {{"totalVersions", plan.versions.versions},
          {"versionsToDelete", std::ssize(plan.versions.deleted)},
          {"versionsNotToKeep", plan.versions.versions_not_kept},
          {"versionsToKeep", plan.versions.versions - plan.versions.versions_not_kept},
          {"versionsToKeepBySelector", std::move(by_selector)},
          {"totalBranches", plan.branches},
          {"branchesToDelete", doomed_branches},
          {"branchesToKeep", plan.branches - doomed_branches}}},
        {"versionSummary", std::move(summary)},
        {"overwrittenData",
         {{"pact_publications", plan.replaced_revisions},
          {"verifications", plan.overtaken_results},
          {"triggered_webhooks", plan.old_deliveries},
          {"pact_versions", plan.unused_contents}}},
        {"toDelete", planned_json(plan.versions.deleted, options)}};
    if (!plan.kept.empty()) {
        object["toKeep"] = planned_json(plan.kept, options);
    }
    return object;
}

std::string clean_text(const CleanReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& table : kTables) {
        rows.push_back({table.name,
                        std::to_string(report.deleted.*table.count),
                        std::to_string(report.kept.*table.count)});
    }
    std::string text = to_table({"TABLE", "DELETED", "KEPT"}, rows);
    text += fmt::format("\n\nsize of the database: {} before, {} after",
                        in_megabytes(report.before.bytes),
                        in_megabytes(report.after.bytes));
    if (report.after.free_bytes > 0) {
        text +=
            fmt::format(", {} of them free for new data", in_megabytes(report.after.free_bytes));
    }
    return text;
}

std::string clean_plan_text(const CleanPlan& plan, const CleanOptions& options) {
    std::string text;
    auto line = std::back_inserter(text);
    for (const auto& version : plan.versions.deleted) {
        fmt::format_to(line, "delete {}: kept by no selector\n", version_text(version));
    }
    for (const auto& branch : plan.deleted_branches) {
        fmt::format_to(line,
                       "delete the branch {} of {}, last used {}: kept by no selector\n",
                       branch.name,
                       branch.pacticipant,
                       day_of(branch.updated_at));
    }
    for (const auto& version : plan.kept) {
        fmt::format_to(line, "keep {}: {}\n", version_text(version), why_kept(version, options));
    }
    for (std::size_t i = 0; i < options.keep.size(); ++i) {
        const auto kept = plan.versions.kept_by_selector[i];
        fmt::format_to(line,
                       "{} {} kept by {}\n",
                       counted(kept, "version"),
                       kept == 1 ? "is" : "are",
                       selector_text(options, i));
    }
    fmt::format_to(line,
                   "{} of {}, {} of {}, {}, {}, {} of webhooks and {} would be deleted",
                   plan.versions.deleted.size(),
                   counted(plan.versions.versions, "version"),
                   plan.deleted_branches.size(),
                   counted(plan.branches, "branch", "branches"),
                   counted(plan.replaced_revisions, "replaced revision"),
                   counted(plan.overtaken_results, "overtaken result"),
                   counted(plan.old_deliveries, "old delivery", "old deliveries"),
                   counted(plan.unused_contents, "unused content"));
    const auto waiting = plan.versions.versions_not_kept - std::ssize(plan.versions.deleted);
    if (waiting > 0) {
        fmt::format_to(line, "; {} will wait for another clean", counted(waiting, "more version"));
    }
    return text;
}

}  // namespace accord::cli
