// From what is written to what is cleaned: see clean_parts.hpp.
#include "cli/database/clean_parts.hpp"

#include "broker/domain/retention/cron.hpp"

namespace accord::cli {

Result<broker::CleanSettings> read_clean_settings(const CleanParts& parts) {
    broker::CleanSettings settings{.enabled = parts.enabled.value_or(true),
                                   .schedule = parts.schedule,
                                   .dry_run = parts.dry_run};
    if (const auto schedule = broker::domain::Cron::parse(parts.schedule); !schedule) {
        return fail(schedule.error());
    }
    settings.options.deletions_max = parts.deletion_limit;
    settings.options.overtaken_max_age_days = parts.overwritten_data_max_age_days;
    if (!parts.keep_versions.empty()) {
        auto keep = broker::domain::parse_keep_selectors(parts.keep_versions);
        if (!keep) {
            return fail(keep.error());
        }
        settings.options.keep = broker::domain::with_whereabouts(std::move(*keep));
    } else if (parts.enabled.value_or(false)) {
        settings.options.keep = broker::domain::default_keep_selectors();
    }
    if (!parts.keep_branches.empty()) {
        auto keep = broker::domain::parse_keep_branch_selectors(parts.keep_branches);
        if (!keep) {
            return fail(keep.error());
        }
        settings.options.keep_branches = std::move(*keep);
    }
    return settings;
}

}  // namespace accord::cli
