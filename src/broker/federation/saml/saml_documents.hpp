// Documents of SAML 2.0 that are not signed: the request, and what each side says of itself.
#pragma once

#include "base/clock.hpp"
#include "broker/federation/saml/xml_security.hpp"

#include <string>
#include <string_view>

namespace accord::broker::federation {

/// A provider, as its metadata says it.
struct SamlIdentityProvider {
    std::string entity_id;
    std::string sign_in_url;  ///< takes requests by redirect
    Certificates certificates;
};

/// What metadata says of the provider of this name; of the only one, where no name is given.
/// Errors: kUnreadable.
Result<SamlIdentityProvider> read_idp_metadata(std::string_view text,
                                               std::string_view entity_id,
                                               Instant now);

/// What this broker is, as the provider has to know it.
struct SamlServiceProvider {
    std::string entity_id;
    std::string callback;
    std::string name_id_format;
};

/// Its metadata.
std::string write_sp_metadata(const SamlServiceProvider& self);

/// Where the browser is sent, with the request, to come back with `state`.
std::string saml_request_address(const std::string& sign_in_url,
                                 const SamlServiceProvider& self,
                                 std::string_view request_id,
                                 std::string_view state,
                                 Instant now);

}  // namespace accord::broker::federation
