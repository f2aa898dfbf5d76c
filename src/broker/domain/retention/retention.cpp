// The decisions of a clean: see retention.hpp.
#include "broker/domain/retention/retention.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace accord::broker::domain {
namespace {

Instant start_of_day_before(Instant now, std::int64_t days) {
    return std::chrono::floor<std::chrono::days>(now) - std::chrono::days(days);
}

bool is_in(const VersionFacts& version, const std::string& environment) {
    const auto has = [&](const std::vector<std::string>& names) {
        return std::ranges::find(names, environment) != names.end();
    };
    return has(version.deployed_in) || has(version.released_in);
}

bool has_tag(const VersionFacts& version, const WantedNames& wanted) {
    return std::ranges::any_of(version.tags, [&](const auto& tag) { return wanted.has(tag.name); });
}

/// Whether it is on such a branch; `head`: at the end of it.
bool is_on(const VersionFacts& version, const WantedNames& wanted, bool head) {
    return std::ranges::any_of(version.branches, [&](const auto& branch) {
        return wanted.has(branch.name) && (branch.head || !head);
    });
}

/// One selector on the versions of one pacticipant.
class Selection {
  public:
    Selection(const PacticipantHistory& history, const KeepSelector& selector, Instant now)
        : history_(history), selector_(selector), now_(now) {}

    /// The places of the versions that it keeps.
    [[nodiscard]] std::vector<std::size_t> kept() const {
        std::vector<std::size_t> found;
        if (selector_.pacticipant.value_or(history_.name) != history_.name) {
            return found;
        }
        for (std::size_t i = 0; i < history_.versions.size(); ++i) {
            if (fulfils(history_.versions[i])) {
                found.push_back(i);
            }
        }
        // The latest of a branch is its head, which fulfils() has asked for.
        const bool by_branch = selector_.branch || selector_.main_branch;
        return selector_.latest && !by_branch ? newest_of(found) : found;
    }

  private:
    [[nodiscard]] bool fulfils(const VersionFacts& version) const {
        return (!selector_.deployed || !version.deployed_in.empty()) &&
               (!selector_.released || !version.released_in.empty()) &&
               (!selector_.environment || is_in(version, *selector_.environment)) &&
               (!selector_.tag || has_tag(version, *selector_.tag)) &&
               (!selector_.branch || is_on(version, *selector_.branch, selector_.latest)) &&
               (!selector_.main_branch || is_on_main(version)) && is_young(version);
    }
    [[nodiscard]] bool is_on_main(const VersionFacts& version) const {
        return history_.main_branch &&
               is_on(version, {.names = {*history_.main_branch}}, selector_.latest);
    }
    [[nodiscard]] bool is_young(const VersionFacts& version) const {
        return !selector_.max_age_days ||
               version.created_at >= start_of_day_before(now_, *selector_.max_age_days);
    }

    /// Of `places`, oldest first, the last; where every tag is wanted, the last of each.
    [[nodiscard]] std::vector<std::size_t> newest_of(std::span<const std::size_t> places) const {
        std::set<std::size_t> newest;
        if (selector_.tag && selector_.tag->any) {
            std::map<std::string_view, std::size_t> by_tag;
            for (const auto place : places) {
                for (const auto& tag : history_.versions[place].tags) {
                    by_tag[tag.name] = place;
                }
            }
            for (const auto& [tag, place] : by_tag) {
                newest.insert(place);
            }
        } else if (!places.empty()) {
            newest.insert(places.back());
        }
        return {newest.begin(), newest.end()};
    }

    const PacticipantHistory& history_;
    const KeepSelector& selector_;
    Instant now_;
};

/// What the successes of a provider version with a content are worth to decisions.
struct Successes {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> decide_kept(const PacticipantHistory& history,
                                                  std::span<const KeepSelector> keep,
                                                  Instant now) {
    std::vector<std::vector<std::size_t>> kept(history.versions.size());
    for (std::size_t i = 0; i < keep.size(); ++i) {
        for (const auto place : Selection(history, keep[i], now).kept()) {
            kept[place].push_back(i);
        }
    }
    return kept;
}

bool is_branch_kept(const BranchFacts& branch,
                    std::span<const KeepBranchSelector> keep,
                    Instant now) {
    if (keep.empty() || branch.main) {
        return true;
    }
    return std::ranges::any_of(keep, [&](const KeepBranchSelector& selector) {
        const bool named = !selector.names ||
                           std::ranges::find(*selector.names, branch.name) != selector.names->end();
        const bool young = !selector.max_age_days ||
                           branch.updated_at >= start_of_day_before(now, *selector.max_age_days);
        return named && young;
    });
}

std::vector<std::int64_t> overtaken_results(std::span<const ResultFacts> results, Instant before) {
    using Key = std::tuple<std::int64_t, std::int64_t, bool>;
    const auto key = [](const ResultFacts& result) {
        return Key{result.content_id, result.provider_version_id, result.wip};
    };
    std::map<Key, Successes> successes;
    for (const ResultFacts& result : results) {
        if (result.success) {
            successes.try_emplace(key(result), Successes{.first = result.id}).first->second.last =
                result.id;
        }
    }
    std::vector<std::int64_t> overtaken;
    for (const ResultFacts& result : results) {
        if (result.latest || result.created_at >= before) {
            continue;
        }
        const auto found = successes.find(key(result));
        const bool counts =
            result.success && (found->second.first == result.id || found->second.last == result.id);
        if (!counts) {
            overtaken.push_back(result.id);
        }
    }
    return overtaken;
}

}  // namespace accord::broker::domain
