// The sentences of refused publications.
#include "broker/api/pacts/refusals.hpp"

#include "base/text.hpp"
#include "broker/domain/contents/pact_difference.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

std::string sentence_about(const service::SimilarName& refusal, const Urls& urls) {
    return fmt::format(
        "No pact has been published for \"{0}\" yet, and its name is very similar to:\n* {1}\n"
        "If one of these was meant, correct the name in the pact and publish it again.\n"
        "If \"{0}\" really is another application, create it first and then publish again:\n\n"
        "pact-broker create-or-update-pacticipant --name \"{0}\" --broker-base-url {2}\n\n"
        "Set check_for_potential_duplicate_pacticipant_names to false to switch this check off.\n",
        refusal.name,
        join(refusal.similar, "\n* "),
        urls.base());
}

std::string sentence_about(const service::ContentMustStay& refusal, const Urls& /*urls*/) {
    return fmt::format(
        "Cannot change the content of the pact for {} version {} and provider {}, as race "
        "conditions will cause unreliable results for can-i-deploy. Each pact must be published "
        "with a unique consumer version number. Some Pact libraries generate random data when a "
        "concrete value for a type matcher is not specified, and this can cause the contract to "
        "mutate - ensure you have given example values for all type matchers. For more information "
        "see https://docs.pact.io/go/versioning",
        refusal.consumer,
        refusal.version,
        refusal.provider);
}

std::string difference_of(const service::ContentMustStay& refusal) {
    auto difference = domain::pact_difference(refusal.stored, refusal.given);
    return difference ? std::move(*difference) : difference.error().message;
}

std::string sentence_about(const service::CannotMerge& /*refusal*/, const Urls& /*urls*/) {
    return {};
}

std::string sentence_about(const service::NoContract& refusal, const Urls& /*urls*/) {
    return refusal.message;
}

std::string sentence_about(const service::Refusal& refusal, const Urls& urls) {
    return std::visit([&](const auto& kind) { return sentence_about(kind, urls); }, refusal);
}

}  // namespace accord::broker::api
