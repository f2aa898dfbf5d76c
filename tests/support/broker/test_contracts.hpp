// For tests: contents of pacts, and their publication in one line.
#pragma once

#include "broker/service/pacts/publication.hpp"
#include "support/broker/test_work.hpp"

#include <string>
#include <string_view>

namespace accord::broker::service {

/// A pact with one interaction of that description.
inline json::Object document_with(std::string_view description) {
    return {{"interactions", json::Array{json::Object{{"description", description}}}}};
}

inline domain::PactContent content_with(std::string_view description) {
    return domain::make_pact_content(document_with(description)).value();
}

/// Publishes as PUT does; the settings may refuse it.
inline std::expected<PublishedPact, Refusal> publish(TestWork& work,
                                                     const PactOfVersion& which,
                                                     std::string_view description) {
    return work([&](Work& w) { return publish_pact(w, which, content_with(description)); });
}

}  // namespace accord::broker::service
