// What a pact looks like: its stored text with `createdAt` and `_links` added at the end.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/pacts/deletion.hpp"
#include "broker/service/pacts/pact.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

/// "Pact between Shop (1) and Orders".
std::string pact_name(const service::Pact& pact);

/// How a pact was come by, which its links carry on.
struct PactView {
    std::string metadata;                        ///< encoded; goes into the link for results
    std::vector<std::string> consumer_versions;  ///< the numbers that metadata names
};

/// The pact in the media type that Accept chose.
http::Response pact_response(const Call& call,
                             service::FullPact pact,
                             const PactView& view = {},
                             int status = 200);

/// The answer to a deletion: where to go on, with the latest pact of the route's pair if one is
/// left.
json::Object deletion_document(const Call& call, service::PactsLeft left);

}  // namespace accord::broker::api
