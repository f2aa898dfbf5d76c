// Publishing the pact between one version of a consumer and a provider.
#pragma once

#include "base/json.hpp"
#include "broker/domain/contents/pact_content.hpp"
#include "broker/domain/event.hpp"
#include "broker/service/pacts/pact.hpp"
#include "broker/service/pacts/refusal.hpp"
#include "broker/service/webhooks/triggering.hpp"
#include "broker/service/work.hpp"

#include <expected>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// What became of a content that was published.
enum class PublicationOutcome {
    kFirst,      ///< the version had no pact with the provider
    kUnchanged,  ///< it had this one
    kModified,   ///< it had another, which this one replaced
};

struct Publication {
    PublicationOutcome outcome = PublicationOutcome::kFirst;
    Pact pact;
    std::vector<domain::Event> events;
    std::vector<TriggeredByEvent> triggered;
    bool has_webhook = false;  ///< the pair has one, set off or not
};

struct PublishedPact {
    Publication publication;
    std::string content;  ///< as it is stored
};

/// Which pact is published: of one version of the consumer.
struct PactOfVersion {
    std::string_view consumer;
    std::string_view version;
    std::string_view provider;
};

/// Stores the content as the pact; consumer, version and provider come into being with it. Another
/// content takes the place of one that is there only when the settings allow it.
std::expected<PublishedPact, Refusal> publish_pact(Work& work,
                                                   const PactOfVersion& which,
                                                   const domain::PactContent& content);

/// Merges the document into the pact when there is one, else publishes it.
std::expected<PublishedPact, Refusal> merge_pact(Work& work,
                                                 const PactOfVersion& which,
                                                 const json::Object& document);

}  // namespace accord::broker::service
