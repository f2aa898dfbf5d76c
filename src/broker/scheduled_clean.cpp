// Waiting for the next time, and cleaning: see scheduled_clean.hpp.
#include "broker/scheduled_clean.hpp"

#include "broker/service/retention/cleaning.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker {
namespace {

/// The clock is looked at again after this: it may be set, and machines sleep.
constexpr std::chrono::microseconds kWaitMax = std::chrono::minutes(1);

std::string report_of(const service::CleanReport& report) {
    return fmt::format(
        "clean{}: deleted {} versions, {} branches, {} pact publications, {} results, {} "
        "deliveries of webhooks, {} contents; database {} bytes before, {} after, {} of them free",
        report.end == service::CleanEnd::kCancelled ? ", ended early" : "",
        report.deleted.versions,
        report.deleted.branches,
        report.deleted.publications,
        report.deleted.results,
        report.deleted.deliveries,
        report.deleted.contents,
        report.before.bytes,
        report.after.bytes,
        report.after.free_bytes);
}

}  // namespace

ScheduledClean::ScheduledClean(Parts parts, domain::Cron schedule, CleanSettings settings)
    : parts_(parts),
      schedule_(schedule),
      settings_(std::move(settings)),
      holder_(make_uuid(parts.random)),
      thread_([this](const std::stop_token& stop) { keep_running(stop); }) {}

void ScheduledClean::keep_running(const std::stop_token& stop) {
    service::keep_working(stop, parts_.log, parts_.status, [&] {
        const auto due = schedule_.next_after(parts_.clock.now());
        if (wait_until(due.value_or(Instant::max()), stop)) {
            run(*due, stop);
        }
    });
}

bool ScheduledClean::wait_until(Instant due, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (due > parts_.clock.now() && !stop.stop_requested()) {
        const auto left = std::min<std::chrono::microseconds>(due - parts_.clock.now(), kWaitMax);
        ended_.wait_for(lock, stop, left, [] { return false; });
    }
    return !stop.stop_requested();
}

void ScheduledClean::run(Instant due, const std::stop_token& stop) {
    if (settings_.dry_run) {
        show_plan();
        return;
    }
    const auto report = service::clean(
        parts_.database,
        parts_.clock,
        settings_.options,
        {.holder = holder_, .due = due, .is_cancelled = [&] { return stop.stop_requested(); }});
    if (!report) {
        failed(report.error());
    } else if (report->end == service::CleanEnd::kInProgress) {
        parts_.log.debug("clean: another node does it, or has done it");
    } else {
        parts_.status.done(parts_.clock.now());
        parts_.log.info(report_of(*report));
    }
}

void ScheduledClean::failed(const Error& error) {
    parts_.status.failed(error.message);
    parts_.log.warn("clean: " + error.message);
}

void ScheduledClean::show_plan() {
    const auto plan =
        service::plan_clean(parts_.database, settings_.options, parts_.clock.now(), false);
    if (!plan) {
        return failed(plan.error());
    }
    parts_.status.done(parts_.clock.now());
    parts_.log.info(fmt::format(
        "clean, dry run: would delete {} of {} versions, {} of {} branches, {} "
        "replaced revisions, {} overtaken results, {} old deliveries of webhooks, {} unused "
        "contents",
        plan->versions.deleted.size(),
        plan->versions.versions,
        plan->deleted_branches.size(),
        plan->branches,
        plan->replaced_revisions,
        plan->overtaken_results,
        plan->old_deliveries,
        plan->unused_contents));
}

}  // namespace accord::broker
