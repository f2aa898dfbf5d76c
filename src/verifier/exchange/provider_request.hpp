// What every request of a verification has in common, to the provider and to its state change URL.
#pragma once

#include "http/message.hpp"

namespace accord::verifier {

/// The request with `custom` fields in place of its own of their names, and `Accept: */*` where
/// nobody says what is accepted, as the Pact verifier sends it.
http::Request to_provider(http::Request request, const http::Headers& custom);

/// Those of `custom` whose names are in `headers`.
http::Headers present_in(const http::Headers& headers, const http::Headers& custom);

}  // namespace accord::verifier
