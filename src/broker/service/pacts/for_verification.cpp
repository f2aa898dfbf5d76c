// Finding the provider, then the pacts it is to verify.
#include "broker/service/pacts/for_verification.hpp"

#include "broker/service/pacticipants/spelling.hpp"
#include "broker/store/verifiable/verifiable_pacts.hpp"
#include "broker/store/versions/version_lookup.hpp"

namespace accord::broker::service {
namespace {

/// What the settings say of work in progress.
void apply_settings(Work& work,
                    std::int64_t provider_id,
                    domain::PactsForVerificationQuery& query) {
    const auto& window = work.settings.wip_window;
    query.wip_ends_for = std::chrono::days(work.settings.wip_ends_for_days);
    if (query.include_wip_since && window.is_dynamic) {
        auto waiting = store::find_unverified_since(
            work.session, provider_id, work.now - std::chrono::days(window.days_max));
        query.include_wip_since = domain::wip_since(std::move(waiting), window, work.now);
    }
}

}  // namespace

std::optional<std::vector<domain::VerifiablePact>> pacts_for_verification(
    Work& work, std::string_view provider, domain::PactsForVerificationQuery query) {
    const auto found = store::find_selected_pacticipant(work.session, provider);
    if (!found) {
        return std::nullopt;
    }
    query = spelled(work, found->name, std::move(query));
    apply_settings(work, found->id, query);
    return store::find_verifiable_pacts(work.session, found->id, query, work.now);
}

bool environment_exists(Work& work, std::string_view name) {
    return store::find_environment_id(work.session, name).has_value();
}

}  // namespace accord::broker::service
