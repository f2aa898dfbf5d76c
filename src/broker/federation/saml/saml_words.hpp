// Names of SAML 2.0 and of what it stands on.
#pragma once

#include <string_view>

namespace accord::broker::federation {

inline constexpr std::string_view kProtocolSpace = "urn:oasis:names:tc:SAML:2.0:protocol";
inline constexpr std::string_view kAssertionSpace = "urn:oasis:names:tc:SAML:2.0:assertion";
inline constexpr std::string_view kMetadataSpace = "urn:oasis:names:tc:SAML:2.0:metadata";
inline constexpr std::string_view kDsigSpace = "http://www.w3.org/2000/09/xmldsig#";

inline constexpr std::string_view kPostBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
inline constexpr std::string_view kRedirectBinding =
    "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
inline constexpr std::string_view kBearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
inline constexpr std::string_view kStatusSuccess = "urn:oasis:names:tc:SAML:2.0:status:Success";

inline constexpr std::string_view kPersistentId =
    "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
inline constexpr std::string_view kTransientId =
    "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
inline constexpr std::string_view kEmailId =
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

}  // namespace accord::broker::federation
