// The step that all publications share: a content becomes the pact of a version that exists, and
// what happened by that becomes events.
#pragma once

#include "broker/service/pacts/publication.hpp"
#include "broker/store/pacts/pacts.hpp"

#include <optional>

namespace accord::broker::service {

/// May a content take the place of another one of the same version?
enum class Modification { kRefused, kAllowed };

/// As the settings have it.
Modification modification_of(const Settings& settings);

struct PublishedContent {
    Publication publication;
    bool stored_as_given = false;  ///< otherwise an equal content was there, perhaps as other text
};

/// Publishes a content where `known` is published, if anything is.
std::expected<PublishedContent, Refusal> publish_content(Work& work,
                                                         const store::PactPlace& place,
                                                         const std::optional<Pact>& known,
                                                         const domain::PactContent& content,
                                                         Modification modification);

/// The content with `document` merged into what is stored.
std::expected<domain::PactContent, Refusal> merged_content(Work& work,
                                                           const Pact& known,
                                                           const json::Object& document);

}  // namespace accord::broker::service
