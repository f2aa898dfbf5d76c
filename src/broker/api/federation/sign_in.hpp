// Signing in at a provider: to it, and back.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// What all of it is below.
extern const std::string_view kSignInPath;

/// The pattern of come_from_provider().
extern const std::string_view kSignInCallback;

http::Response go_to_provider(Call& call);
http::Response come_from_provider(Call& call);

/// By a form, which the provider's page has posted: without the cookie of the attempt, since that
/// is another site. Then our own page posts it once more.
http::Response come_from_provider_by_form(Call& call);

/// What a provider has to know about this broker.
http::Response get_sign_in_metadata(Call& call);

inline constexpr std::string_view kSamlMetadata = "application/samlmetadata+xml";

}  // namespace accord::broker::api
