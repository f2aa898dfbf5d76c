// The step that all publications share: contents become the pacts of a version that exists, and
// what happened by that becomes events.
#pragma once

#include "broker/service/pacts/publication.hpp"
#include "broker/store/pacts/pacts.hpp"

#include <optional>
#include <span>
#include <vector>

namespace accord::broker::service {

/// May a content take the place of another one of the same version?
enum class Modification { kRefused, kAllowed };

/// As the settings have it.
Modification modification_of(const Settings& settings);

struct ContentToPublish {
    store::PactPlace place;
    std::optional<Pact> known;  ///< what is published there
    const domain::PactContent& content;
};

struct PublishedContent {
    Publication publication;
    bool stored_as_given = false;  ///< otherwise an equal content was there, perhaps as other text
    bool ever_verified = false;    ///< there is a result for some pact between the two
};

/// Publishes the contents of one consumer version, all or none. Of two with one provider the second
/// must equal the first. In the order given.
std::expected<std::vector<PublishedContent>, Refusal> publish_contents(
    Work& work, std::span<const ContentToPublish> contents, Modification modification);

/// The content with `document` merged into what is stored.
std::expected<domain::PactContent, Refusal> merged_content(Work& work,
                                                           const Pact& known,
                                                           const json::Object& document);

}  // namespace accord::broker::service
