// A clean, batch by batch: see cleaning.hpp.
#include "broker/service/retention/cleaning.hpp"

#include "broker/store/locks.hpp"
#include "broker/store/retention/leases.hpp"
#include "broker/store/retention/overtaken.hpp"
#include "broker/store/retention/version_facts.hpp"
#include "broker/store/versions/branches.hpp"
#include "db/database.hpp"

#include <algorithm>
#include <thread>

namespace accord::broker::service {
namespace {

constexpr std::string_view kLease = "clean";
/// Much longer than a batch takes; after it, whoever died with the lease no longer has it.
constexpr std::chrono::minutes kLeaseTime{5};

constexpr std::size_t kVersionsInBatch = 50;
constexpr std::size_t kBranchesInBatch = 100;
constexpr std::int64_t kRowsInBatch = 500;
constexpr std::int64_t kContentsInBatch = 100;

/// As long as a batch took is left to others, but no longer than this.
constexpr std::chrono::milliseconds kBatchPauseMax{200};

class Cleaning {
  public:
    Cleaning(db::Database& database,
             const Clock& clock,
             const CleanOptions& options,
             const CleanRun& run)
        : database_(database), clock_(clock), options_(options), run_(run) {}

    Result<CleanReport> run() {
        if (auto taken = begin(); !taken) {
            return fail(taken.error());
        }
        if (report_.end == CleanEnd::kInProgress) {
            return report_;
        }
        auto done = delete_all();
        auto finished = finish();
        if (!done || !finished) {
            return fail(!done ? done.error() : finished.error());
        }
        return report_;
    }

  private:
    [[nodiscard]] store::LeaseRequest lease() const {
        const auto now = clock_.now();
        return {.name = kLease, .holder = run_.holder, .now = now, .until = now + kLeaseTime};
    }

    Result<void> begin() {
        auto begun = database_.write([&](db::Transaction& transaction) {
            auto& session = transaction.session();
            const bool taken = run_.due ? store::take_lease_for(session, lease(), *run_.due)
                                        : store::take_lease(session, lease());
            const auto size = db::measure(session);
            transaction.commit();
            return std::pair(taken, size);
        });
        if (!begun) {
            return fail(begun.error());
        }
        report_.before = begun->second;
        report_.end = begun->first ? CleanEnd::kDone : CleanEnd::kInProgress;
        return {};
    }

    Result<void> finish() {
        return database_.write([&](db::Transaction& transaction) {
            auto& session = transaction.session();
            store::give_lease_back(session, kLease, run_.holder);
            report_.kept = store::count_rows(session);
            report_.after = db::measure(session);
            transaction.commit();
        });
    }

    Result<void> delete_all() {
        for (const auto step : {&Cleaning::delete_branches,
                                &Cleaning::delete_versions,
                                &Cleaning::delete_replaced_revisions,
                                &Cleaning::delete_overtaken_results,
                                &Cleaning::delete_old_deliveries,
                                &Cleaning::delete_unused_contents}) {
            if (auto done = (this->*step)(); !done || report_.end != CleanEnd::kDone) {
                return done;
            }
        }
        return {};
    }

    /// Runs `work(Session&)`, which gives what it deleted, in a transaction of its own, while the
    /// lease is ours. Nothing is run, and false given, when the clean is to end.
    template <class Work>
    Result<bool> batch(Work work) {
        if (run_.is_cancelled && run_.is_cancelled()) {
            report_.end = CleanEnd::kCancelled;
            return false;
        }
        const auto begun = std::chrono::steady_clock::now();
        const auto deleted =
            database_.write([&](db::Transaction& transaction) -> std::optional<store::RowCounts> {
                if (!store::take_lease(transaction.session(), lease())) {
                    return std::nullopt;
                }
                const store::RowCounts counts = work(transaction.session());
                transaction.commit();
                return counts;
            });
        if (!deleted) {
            return fail(deleted.error());
        }
        if (!*deleted) {
            report_.end = CleanEnd::kCancelled;
            return false;
        }
        count(**deleted);
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - begun);
        std::this_thread::sleep_for(std::min(took, kBatchPauseMax));
        return true;
    }

    void count(const store::RowCounts& deleted) {
        report_.deleted.versions += deleted.versions;
        report_.deleted.publications += deleted.publications;
        report_.deleted.contents += deleted.contents;
        report_.deleted.results += deleted.results;
        report_.deleted.branches += deleted.branches;
        report_.deleted.deliveries += deleted.deliveries;
    }

    Result<void> delete_branches() {
        if (options_.keep_branches.empty()) {
            return {};
        }
        const auto all =
            database_.read([](db::Session& session) { return store::find_branch_facts(session); });
        if (!all) {
            return fail(all.error());
        }
        std::vector<std::int64_t> doomed;
        for (const auto& branch : branches_to_delete(*all, options_, clock_.now())) {
            doomed.push_back(branch.id);
        }
        std::span<const std::int64_t> left(doomed);
        while (!left.empty()) {
            const auto portion = left.first(std::min(left.size(), kBranchesInBatch));
            left = left.subspan(portion.size());
            const auto went_on = batch([&](db::Session& session) -> store::RowCounts {
                const auto still = still_doomed(session, portion);
                store::delete_branches(session, still);
                return {.branches = std::ssize(still)};
            });
            if (!went_on) {
                return fail(went_on.error());
            }
            if (!*went_on) {
                return {};
            }
        }
        return {};
    }

    /// Those that nobody used since it was decided that they go.
    std::vector<std::int64_t> still_doomed(db::Session& session,
                                           std::span<const std::int64_t> branches) {
        store::lock_branches(session, branches);
        std::vector<std::int64_t> ids;
        for (const auto& branch : store::find_branch_facts(session, branches)) {
            if (!domain::is_branch_kept(branch, options_.keep_branches, clock_.now())) {
                ids.push_back(branch.id);
            }
        }
        return ids;
    }

    Result<void> delete_versions() {
        if (options_.keep.empty()) {
            return {};
        }
        const auto plan = plan_versions(database_, options_, clock_.now());
        if (!plan) {
            return fail(plan.error());
        }
        std::span<const PlannedVersion> left(plan->deleted);
        while (!left.empty()) {
            const auto portion = left.first(std::min(left.size(), kVersionsInBatch));
            left = left.subspan(portion.size());
            const auto went_on = batch([&](db::Session& session) -> store::RowCounts {
                const auto deleted = store::delete_versions(session, unchanged(session, portion));
                return {.versions = deleted.versions,
                        .publications = deleted.publications,
                        .results = deleted.results};
            });
            if (!went_on) {
                return fail(went_on.error());
            }
            if (!*went_on) {
                return {};
            }
        }
        return {};
    }

    /// Those that are as they were when it was decided that they go: what was tagged, deployed or
    /// become the newest meanwhile stays.
    static std::vector<std::int64_t> unchanged(db::Session& session,
                                               std::span<const PlannedVersion> planned) {
        std::vector<std::int64_t> ids;
        std::vector<std::string_view> pacticipants;
        for (const auto& version : planned) {
            ids.push_back(version.facts.id);
            pacticipants.push_back(version.pacticipant);
        }
        store::lock_pacticipants(session, {.changed = std::move(pacticipants)});
        store::lock_versions(session, ids);
        const auto now = store::find_version_facts(session, ids);
        ids.clear();
        for (const auto& version : planned) {
            if (std::ranges::find(now, version.facts) != now.end()) {
                ids.push_back(version.facts.id);
            }
        }
        return ids;
    }

    /// Reads a list by portions and deletes each of them. `remove(session, ids)` gives what it
    /// deleted.
    template <class Find, class Remove>
    Result<void> delete_portions(std::int64_t size_max, Find find, Remove remove) {
        store::Portion portion{.size_max = size_max};
        while (true) {
            const auto ids =
                database_.read([&](db::Session& session) { return find(session, portion); });
            if (!ids) {
                return fail(ids.error());
            }
            if (ids->empty()) {
                return {};
            }
            const auto went_on = batch([&](db::Session& session) { return remove(session, *ids); });
            if (!went_on) {
                return fail(went_on.error());
            }
            if (!*went_on) {
                return {};
            }
            portion.after_id = ids->back();
        }
    }

    /// Of what was overtaken so long ago that it may go; nothing where all of it is kept.
    /// `remove(session, ids, before)`.
    template <class Find, class Remove>
    Result<void> delete_overtaken(Find find, Remove remove) {
        if (!options_.overtaken_max_age_days) {
            return {};
        }
        const auto before = overtaken_before(*options_.overtaken_max_age_days, clock_.now());
        return delete_portions(
            kRowsInBatch,
            [&](db::Session& session, const store::Portion& portion) {
                return find(session, before, portion);
            },
            [&](db::Session& session, const std::vector<std::int64_t>& ids) -> store::RowCounts {
                return remove(session, ids, before);
            });
    }

    Result<void> delete_replaced_revisions() {
        return delete_overtaken(
            store::find_replaced_revisions,
            [](db::Session& session, const std::vector<std::int64_t>& ids, Instant) {
                return store::RowCounts{.publications =
                                            store::delete_replaced_revisions(session, ids)};
            });
    }

    Result<void> delete_overtaken_results() {
        return delete_overtaken(
            store::find_overtaken_results,
            [](db::Session& session, const std::vector<std::int64_t>& ids, Instant before) {
                const auto overtaken =
                    domain::overtaken_results(store::find_results_beside(session, ids), before);
                return store::RowCounts{.results =
                                            store::delete_overtaken_results(session, overtaken)};
            });
    }

    Result<void> delete_old_deliveries() {
        return delete_overtaken(
            store::find_old_deliveries,
            [](db::Session& session, const std::vector<std::int64_t>& ids, Instant) {
                return store::RowCounts{.deliveries = store::delete_deliveries(session, ids)};
            });
    }

    Result<void> delete_unused_contents() {
        return delete_portions(
            kContentsInBatch,
            [](db::Session& session, const store::Portion& portion) {
                return store::find_unused_contents(session, portion);
            },
            [](db::Session& session, const std::vector<std::int64_t>& ids) -> store::RowCounts {
                return {.contents = store::delete_unused_contents(session, ids)};
            });
    }

    db::Database& database_;
    const Clock& clock_;
    const CleanOptions& options_;
    const CleanRun& run_;
    CleanReport report_;
};

}  // namespace

Result<CleanReport> clean(db::Database& database,
                          const Clock& clock,
                          const CleanOptions& options,
                          const CleanRun& run) {
    return Cleaning(database, clock, options, run).run();
}

}  // namespace accord::broker::service
