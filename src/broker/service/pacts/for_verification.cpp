// Finding the provider, then the pacts it is to verify.
#include "broker/service/pacts/for_verification.hpp"

#include "broker/store/verifiable/verifiable_pacts.hpp"
#include "broker/store/versions/version_lookup.hpp"

namespace accord::broker::service {

std::optional<std::vector<domain::VerifiablePact>> pacts_for_verification(
    Work& work, std::string_view provider, const domain::PactsForVerificationQuery& query) {
    const auto found = store::find_selected_pacticipant(work.session, provider);
    if (!found) {
        return std::nullopt;
    }
    return store::find_verifiable_pacts(work.session, found->id, query, work.now);
}

bool environment_exists(Work& work, std::string_view name) {
    return store::find_environment_id(work.session, name).has_value();
}

}  // namespace accord::broker::service
