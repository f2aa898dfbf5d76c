#include "broker/api/pacts/publication_rules.hpp"

#include "base/text.hpp"
#include "broker/domain/pacticipant_names.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

std::optional<std::string> refuse_similar_name(const Call& call,
                                               db::Session& session,
                                               std::string_view name) {
    if (!call.context.options.settings.check_for_potential_duplicate_pacticipant_names) {
        return std::nullopt;
    }
    if (store::find_pacticipant(session, name)) {
        return std::nullopt;
    }
    const auto similar = domain::similar_names(name, store::all_pacticipant_names(session));
    if (similar.empty()) {
        return std::nullopt;
    }
    return fmt::format(
        "No pact has been published for \"{0}\" yet, and its name is very similar to:\n* {1}\n"
        "If one of these was meant, correct the name in the pact and publish it again.\n"
        "If \"{0}\" really is another application, create it first and then publish again:\n\n"
        "pact-broker create-or-update-pacticipant --name \"{0}\" --broker-base-url {2}\n\n"
        "Set check_for_potential_duplicate_pacticipant_names to false to switch this check off.\n",
        name,
        join(similar, "\n* "),
        call.urls.base());
}

std::string modification_refused(std::string_view consumer,
                                 std::string_view number,
                                 std::string_view provider) {
    return fmt::format(
        "Cannot change the content of the pact for {} version {} and provider {}, as race "
        "conditions will cause unreliable results for can-i-deploy. Each pact must be published "
        "with a unique consumer version number. Some Pact libraries generate random data when a "
        "concrete value for a type matcher is not specified, and this can cause the contract to "
        "mutate - ensure you have given example values for all type matchers. For more information "
        "see https://docs.pact.io/go/versioning",
        consumer,
        number,
        provider);
}

Published publish(const Call& call,
                  db::Session& session,
                  const service::NamedVersion& consumer,
                  std::string_view provider,
                  domain::PactContent content,
                  Modification modification) {
    const auto owner = store::find_or_create_pacticipant(session, provider, call.now);
    const auto known =
        store::find_pact(session, {consumer.pacticipant.name, provider}, consumer.version.number);
    if (known && known->sha == content.sha) {
        return Published::kUnchanged;
    }
    if (known && modification == Modification::kRefused) {
        return Published::kRefused;
    }
    store::publish_pact(session,
                        {consumer.pacticipant.id, owner.id, consumer.version, std::move(content)},
                        call.now);
    return known ? Published::kModified : Published::kFirst;
}

}  // namespace accord::broker::api
