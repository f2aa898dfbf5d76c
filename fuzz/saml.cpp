// Responses of SAML, and metadata: whatever comes, what is believed is the one assertion that the
// key has ever signed, which is in the corpus.
#include "base/encoding.hpp"
#include "broker/federation/saml/saml_documents.hpp"
#include "broker/federation/saml/saml_response.hpp"
#include "broker/federation/saml/xml_security.hpp"
#include "target.hpp"

using namespace accord;
using namespace accord::broker::federation;

namespace {

/// Nobody has its key any more.
constexpr std::string_view kCertificate =
    "MIIC/TCCAeWgAwIBAgIUbl27AREL0nVOYOedE0INiPn4x2wwDQYJKoZIhvcNAQELBQAwDjEMMAoGA1UEAwwD"
    "aWRwMB4XDTI2MTEzMDIwMDgwM1oXDTI2MTIwMTIwMDgwM1owDjEMMAoGA1UEAwwDaWRwMIIBIjANBgkqhkiG"
    "9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsh9NSR9uwe8KifilvmGGwCxIXvtavIuhkjc19dz2IdssRUvImrO3TzJU"
    "rQffUSIB0VBU7SECVyOU8zDaBCZdlxbc4ef/bQuySamo7d82SxLPuXW3+NiEk6Z6QHoqz1+SO88My67bJsvq"
    "d5H5BNcK3V+aygPYCjRQUmIMiRFydU19aKlKPqmS0TXooeENHWznmOEs36d4pOELUBt2MXDMMLr044p0/qC2"
    "2uBmIBzPrdyqWU+0dhupGgVHLdjEG0lF4iRUdXdq8cLw5xobgR94Yam32WYJhBjuJd9hImdGDDPPNO5DaJ2S"
    "nl+8O0fLKd3sBwST1DI1DM+4FbQ8/fub/QIDAQABo1MwUTAdBgNVHQ4EFgQUgsQ+izNVQ0uNkgrkSFX+jgc4"
    "xuEwHwYDVR0jBBgwFoAUgsQ+izNVQ0uNkgrkSFX+jgc4xuEwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0B"
    "AQsFAAOCAQEAqEQz5mO7ANksH++8G9boaHkuQsmjlNv/Yl6IKIwTqLBgWuwd7Kk0OXBQTix5ro27ILveaqE7"
    "HKuH0YPv6JHyTu+OhhuD7ecILvuHaF1xa4yQWnua5T4lz1aj7vqUX3QsgWeGH9Zyd9HiiArqXixtCYlkEjWP"
    "JOAq3CVPtF25A0B78iFVP/5/odOSEaysejKxZOCSksB2u3bj2Nt1Lz8XN0VEtaUbyl9Y6ZyStMSuwtXN83i/"
    "cjlEdh2AaKDYpT5uNGr+VEjOPmbNE2FFvzz/d9Ava76tPGZECK4cZ3iFjoKUh5ufzqX/uu9l5FX6egreQqdY"
    "jzaX/EnneR/zgdYrRA==";

/// SHA-256 of the canonical form of what it has signed.
constexpr std::string_view kSigned =
    "636d8ca07688cabfa1812969315e05f974b5fddeaa2eb5d05238f4d3790ec42b";

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto kKeys = read_certificates(kCertificate).value();
    static const auto kNow = parse_iso8601("2026-01-02T03:04:05Z").value();
    const std::string_view text = fuzz::as_text(data, size);
    (void)read_idp_metadata(text, "", kNow);
    const SamlExpectation expected{
        .issuer = "i", .audience = "m", .recipient = "c", .request_id = "q", .now = kNow};
    if (const auto response = read_saml(text)) {
        (void)response_fault(*response, expected);
        (void)signature_fault(*response);
        (void)certificates_brought(*response);
        (void)read_assertion({std::string(text)}, expected);
    }
    const auto parts = signed_parts(text, kKeys);
    if (!parts) {
        return 0;
    }
    for (const auto& part : *parts) {
        fuzz::require(sha256_hex(part) == kSigned, "nothing else was signed");
    }
    const auto assertion = read_assertion(*parts, expected);
    fuzz::require(assertion && assertion->name_id == "b", "it is about who was signed");
    return 0;
}
