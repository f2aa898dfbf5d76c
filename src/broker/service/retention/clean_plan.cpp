// Looking at everything a clean may delete: see clean_plan.hpp. Pacticipants are read one at a
// time, so that what is in memory does not grow with their number.
#include "broker/service/retention/clean_plan.hpp"

#include "broker/store/retention/overtaken.hpp"
#include "broker/store/retention/version_facts.hpp"
#include "db/database.hpp"

#include <algorithm>
#include <unordered_set>

namespace accord::broker::service {
namespace {

domain::PacticipantHistory without(domain::PacticipantHistory history,
                                   const DoomedBranches& doomed) {
    if (doomed.empty()) {
        return history;
    }
    for (auto& version : history.versions) {
        std::erase_if(version.branches, [&](const auto& branch) {
            return doomed.contains({history.name, branch.name});
        });
    }
    return history;
}

/// Calls `look(history)` for each pacticipant, by name.
template <class Look>
Result<void> for_each_history(db::Database& database, Look look) {
    const auto pacticipants = database.read(store::list_cleaned_pacticipants);
    if (!pacticipants) {
        return fail(pacticipants.error());
    }
    for (const auto& pacticipant : *pacticipants) {
        auto versions = database.read([&](db::Session& session) {
            return store::find_version_facts(session, pacticipant.id);
        });
        if (!versions) {
            return fail(versions.error());
        }
        look(domain::PacticipantHistory{.name = pacticipant.name,
                                        .main_branch = pacticipant.main_branch,
                                        .versions = std::move(*versions)});
    }
    return {};
}

/// The oldest of all, as far as they have come; holds no more than twice as many.
class OldestVersions {
  public:
    explicit OldestVersions(std::int64_t count_max)
        : count_max_(static_cast<std::size_t>(std::max<std::int64_t>(0, count_max))) {}

    void add(PlannedVersion version) {
        versions_.push_back(std::move(version));
        if (versions_.size() > 2 * count_max_ + 1) {
            trim();
        }
    }
    std::vector<PlannedVersion> take() {
        trim();
        return std::move(versions_);
    }

  private:
    void trim() {
        std::ranges::sort(versions_, {}, [](const PlannedVersion& v) { return v.facts.id; });
        versions_.resize(std::min(versions_.size(), count_max_));
    }

    std::size_t count_max_;
    std::vector<PlannedVersion> versions_;
};

void add(PacticipantPlan::Part& part, const domain::VersionFacts& version) {
    if (part.count++ == 0) {
        part.first = version;
    }
    part.last = version;
}

/// Sorts the versions of a pacticipant into those that go and those that stay.
PacticipantPlan plan_of(const domain::PacticipantHistory& history,
                        const std::unordered_set<std::int64_t>& deleted) {
    PacticipantPlan plan{.name = history.name};
    for (const auto& version : history.versions) {
        add(deleted.contains(version.id) ? plan.deleted : plan.kept, version);
    }
    return plan;
}

Result<void> plan_branches(db::Database& database,
                           const CleanOptions& options,
                           Instant now,
                           CleanPlan& plan) {
    const auto branches =
        database.read([](db::Session& session) { return store::find_branch_facts(session); });
    if (!branches) {
        return fail(branches.error());
    }
    plan.branches = static_cast<std::int64_t>(branches->size());
    plan.deleted_branches = branches_to_delete(*branches, options, now);
    return {};
}

constexpr std::int64_t kLookedAt = 1000;

/// Counts a list that is read portion by portion; `count(ids)` says how many of them count.
template <class Find, class Count>
std::int64_t count_portions(Find find, Count count) {
    std::int64_t counted = 0;
    store::Portion portion{.size_max = kLookedAt};
    while (true) {
        const std::vector<std::int64_t> ids = find(portion);
        if (ids.empty()) {
            return counted;
        }
        counted += count(ids);
        portion.after_id = ids.back();
    }
}

constexpr auto kAllCount = [](const std::vector<std::int64_t>& ids) {
    return static_cast<std::int64_t>(ids.size());
};

Result<void> plan_overtaken(db::Database& database,
                            const CleanOptions& options,
                            Instant now,
                            CleanPlan& plan) {
    return database.read([&](db::Session& session) {
        if (options.overtaken_max_age_days) {
            const auto before = overtaken_before(*options.overtaken_max_age_days, now);
            plan.replaced_revisions = count_portions(
                [&](const auto& portion) {
                    return store::find_replaced_revisions(session, before, portion);
                },
                kAllCount);
            plan.overtaken_results = count_portions(
                [&](const auto& portion) {
                    return store::find_overtaken_results(session, before, portion);
                },
                [&](const std::vector<std::int64_t>& ids) {
                    auto found =
                        domain::overtaken_results(store::find_results_beside(session, ids), before);
                    std::erase_if(found, [&](auto id) { return id > ids.back(); });
                    return std::ranges::count_if(found, [&](auto id) { return id >= ids.front(); });
                });
            plan.old_deliveries = count_portions(
                [&](const auto& portion) {
                    return store::find_old_deliveries(session, before, portion);
                },
                kAllCount);
        }
        plan.unused_contents = count_portions(
            [&](const auto& portion) { return store::find_unused_contents(session, portion); },
            kAllCount);
    });
}

}  // namespace

Instant overtaken_before(std::int64_t max_age_days, Instant now) {
    return now - std::chrono::days(max_age_days);
}

std::vector<domain::BranchFacts> branches_to_delete(const std::vector<domain::BranchFacts>& all,
                                                    const CleanOptions& options,
                                                    Instant now) {
    std::vector<domain::BranchFacts> doomed;
    for (const auto& branch : all) {
        if (std::ssize(doomed) >= options.deletions_max) {
            break;
        }
        if (!domain::is_branch_kept(branch, options.keep_branches, now)) {
            doomed.push_back(branch);
        }
    }
    return doomed;
}

Result<VersionsPlan> plan_versions(db::Database& database,
                                   const CleanOptions& options,
                                   Instant now,
                                   const DoomedBranches& doomed) {
    VersionsPlan plan;
    plan.kept_by_selector.resize(options.keep.size());
    OldestVersions oldest(options.deletions_max);
    const auto looked = for_each_history(database, [&](const auto& history) {
        plan.versions += std::ssize(history.versions);
        if (options.keep.empty()) {
            return;
        }
        const auto kept = domain::decide_kept(without(history, doomed), options.keep, now);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            for (const auto selector : kept[i]) {
                ++plan.kept_by_selector[selector];
            }
            if (kept[i].empty()) {
                ++plan.versions_not_kept;
                oldest.add({.pacticipant = history.name, .facts = history.versions[i]});
            }
        }
    });
    if (!looked) {
        return fail(looked.error());
    }
    plan.deleted = oldest.take();
    return plan;
}

Result<CleanPlan> plan_clean(db::Database& database,
                             const CleanOptions& options,
                             Instant now,
                             bool with_kept) {
    CleanPlan plan;
    if (auto planned = plan_branches(database, options, now, plan); !planned) {
        return fail(planned.error());
    }
    DoomedBranches doomed;
    for (const auto& branch : plan.deleted_branches) {
        doomed.emplace(branch.pacticipant, branch.name);
    }
    auto versions = plan_versions(database, options, now, doomed);
    if (!versions) {
        return fail(versions.error());
    }
    plan.versions = std::move(*versions);
    std::unordered_set<std::int64_t> deleted;
    for (const auto& version : plan.versions.deleted) {
        deleted.insert(version.facts.id);
    }
    const auto looked = for_each_history(database, [&](const auto& history) {
        plan.pacticipants.push_back(plan_of(history, deleted));
        if (!with_kept) {
            return;
        }
        auto kept = domain::decide_kept(without(history, doomed), options.keep, now);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (!deleted.contains(history.versions[i].id)) {
                plan.kept.push_back({history.name, history.versions[i], std::move(kept[i])});
            }
        }
    });
    if (!looked) {
        return fail(looked.error());
    }
    if (auto planned = plan_overtaken(database, options, now, plan); !planned) {
        return fail(planned.error());
    }
    return plan;
}

}  // namespace accord::broker::service
