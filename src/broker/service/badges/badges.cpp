// Finds the pact, then the result that says something about it.
#include "broker/service/badges/badges.hpp"

#include "broker/store/overview/newest_results.hpp"

namespace accord::broker::service {
namespace {

/// `newest_of(pact)` finds the result; it is not asked where there is none between the two, so that
/// no list of versions is searched in vain.
template <class NewestOf>
std::optional<domain::VerificationStatus> judge(Work& work,
                                                const std::optional<Pact>& pact,
                                                NewestOf newest_of) {
    if (!pact) {
        return std::nullopt;
    }
    std::optional<domain::NewestResult> newest;
    if (store::has_results(work.session, pact->consumer_id, pact->provider_id)) {
        if (const auto result = newest_of(*pact)) {
            newest = {.success = result->success,
                      .pending = result->pending,
                      .of_this_content = result->sha == pact->sha};
        }
    }
    return domain::status_of(newest);
}

}  // namespace

std::optional<domain::VerificationStatus> pact_status(Work& work, const Pair& pair) {
    return judge(work, find_pact(work, pair, Latest{}), [&](const Pact& pact) {
        return store::newest_result(work.session, pact.consumer_id, pact.provider_id);
    });
}

std::optional<domain::VerificationStatus> pact_status_with_tag(Work& work,
                                                               const Pair& pair,
                                                               std::string_view tag) {
    const LatestTagged which{std::string(tag)};
    return judge(work, find_pact(work, pair, which), [&](const Pact& pact) {
        return store::newest_result_of_tagged(
            work.session, pact.consumer_id, pact.provider_id, tag);
    });
}

std::optional<domain::VerificationStatus> pact_status_without_tag(Work& work, const Pair& pair) {
    return judge(work, find_pact(work, pair, LatestUntagged{}), [&](const Pact& pact) {
        return store::newest_result_of_untagged(work.session, pact.consumer_id, pact.provider_id);
    });
}

std::optional<domain::VerificationStatus> pact_status_between_tags(Work& work,
                                                                   const Pair& pair,
                                                                   std::string_view consumer_tag,
                                                                   std::string_view provider_tag) {
    const LatestTagged which{std::string(consumer_tag)};
    return judge(work, find_pact(work, pair, which), [&](const Pact& pact) {
        return store::newest_result_between_tags(
            work.session, pact.consumer_id, consumer_tag, pact.provider_id, provider_tag);
    });
}

}  // namespace accord::broker::service
