// What a resolved selector says of itself, and which ones are to be ignored.
#include "broker/domain/matrix/resolved_selector.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

using Versions = ResolvedSelector::Versions;

/// The number in brackets, or why there is none.
std::string number_or(const ResolvedSelector& selector, std::string_view reason) {
    return selector.version.number.empty() ? std::string(reason) : selector.version.number;
}

std::string describe_latest(const ResolvedSelector& selector) {
    const std::string& name = selector.pacticipant.name;
    const std::string number = number_or(selector, "no such version exists");
    if (selector.asked.tag) {
        return fmt::format(
            "the latest version of {} with tag {} ({})", name, *selector.asked.tag, number);
    }
    if (selector.asked.branch) {
        return fmt::format(
            "the latest version of {} from branch {} ({})", name, *selector.asked.branch, number);
    }
    return fmt::format("the latest version of {} ({})", name, number);
}

std::string describe_main_branch(const ResolvedSelector& selector) {
    const std::string& name = selector.pacticipant.name;
    if (selector.version.number.empty()) {
        return fmt::format(
            "{} version of {} from the main branch (no versions exist for this branch)",
            selector.asked.latest ? "the latest" : "any",
            name);
    }
    ResolvedSelector of_branch = selector;
    of_branch.asked.main_branch = false;
    if (!of_branch.asked.branch) {
        of_branch.asked.branch = selector.main_branch;
    }
    return describe(of_branch);
}

std::string describe_branch(const ResolvedSelector& selector) {
    if (selector.version.number.empty()) {
        return fmt::format("a version of {} from branch {} (no such version exists)",
                           selector.pacticipant.name,
                           *selector.asked.branch);
    }
    return fmt::format("{} of {} from branch {} ({})",
                       selector.one_of_many ? "one of the versions" : "the version",
                       selector.pacticipant.name,
                       *selector.asked.branch,
                       selector.version.number);
}

std::string describe_environment(const ResolvedSelector& selector) {
    if (selector.version.number.empty()) {
        return fmt::format(
            "a version of {} currently in {} (no version is currently recorded as "
            "deployed/released "
            "in this environment)",
            selector.pacticipant.name,
            *selector.asked.environment);
    }
    return fmt::format("{} of {} currently in {} ({})",
                       selector.one_of_many ? "one of the versions" : "the version",
                       selector.pacticipant.name,
                       *selector.asked.environment,
                       selector.version.number);
}

}  // namespace

bool ResolvedSelector::means(std::int64_t pacticipant_id, std::int64_t version_id) const {
    return pacticipant.id == pacticipant_id &&
           (asked.names_only_pacticipant() ||
            (versions == Versions::kOne && version.id == version_id));
}

std::vector<ResolvedSelector> resolve(const MatrixSelector& asked,
                                      ResolvedSelector::Origin origin,
                                      const Pacticipant& pacticipant,
                                      const std::vector<Version>& found,
                                      const std::vector<ResolvedSelector>& ignore,
                                      std::string_view main_branch) {
    const auto is_ignored = [&](std::int64_t version_id) {
        return std::ranges::any_of(
            ignore, [&](const auto& one) { return one.means(pacticipant.id, version_id); });
    };
    ResolvedSelector base{.asked = asked, .pacticipant = pacticipant, .origin = origin};
    base.main_branch = main_branch;
    const bool exists = pacticipant.id != kNoId;
    base.ignored = exists && is_ignored(kNoId);
    if (!exists || asked.names_only_pacticipant()) {
        return {base};
    }
    if (found.empty()) {
        base.versions = Versions::kNone;
        base.version.number = asked.version.value_or("");
        return {base};
    }
    std::vector<ResolvedSelector> resolved;
    for (const Version& version : found) {
        ResolvedSelector& one = resolved.emplace_back(base);
        one.versions = Versions::kOne;
        one.version = version;
        one.one_of_many = found.size() > 1;
        one.ignored = is_ignored(version.id);
    }
    return resolved;
}

std::string describe(const ResolvedSelector& selector) {
    const MatrixSelector& asked = selector.asked;
    const std::string& name = selector.pacticipant.name;
    if (!selector.pacticipant_exists()) {
        return fmt::format("any version of {} (no such pacticipant exists)", name);
    }
    if (asked.latest && asked.tag) {
        return describe_latest(selector);
    }
    if (asked.main_branch) {
        return describe_main_branch(selector);
    }
    if (asked.latest) {
        return describe_latest(selector);
    }
    if (asked.branch) {
        return describe_branch(selector);
    }
    if (asked.tag) {
        return fmt::format("a version of {} with tag {} ({})",
                           name,
                           *asked.tag,
                           number_or(selector, "no such version exists"));
    }
    if (asked.environment) {
        return describe_environment(selector);
    }
    if (selector.version.number.empty()) {
        return fmt::format("any version of {}", name);
    }
    return fmt::format("version {} of {}{}",
                       selector.version.number,
                       name,
                       selector.version_exists() ? "" : " (no such version exists)");
}

std::string describe_absence(const ResolvedSelector& selector) {
    const MatrixSelector& asked = selector.asked;
    const std::string& name = selector.pacticipant.name;
    if (asked.tag) {
        return fmt::format("No version with tag {} exists for {}", *asked.tag, name);
    }
    if (asked.branch) {
        return fmt::format("No version of {} from branch {} exists", name, *asked.branch);
    }
    if (asked.main_branch) {
        return fmt::format("No version of {} from the main branch exists", name);
    }
    if (asked.environment) {
        return fmt::format(
            "No version of {} is currently recorded as deployed or released in environment {}",
            name,
            *asked.environment);
    }
    if (asked.version) {
        return fmt::format("No pacts or verifications have been published for version {} of {}",
                           *asked.version,
                           name);
    }
    return fmt::format("No pacts or verifications have been published for {}", name);
}

}  // namespace accord::broker::domain
