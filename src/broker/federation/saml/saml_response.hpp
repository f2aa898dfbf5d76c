// What a SAML 2.0 response says, and whether it counts. Pure: who has signed it is found out before
// (xml_security.hpp).
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "matching/body/xml_document.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::federation {

/// Far more than providers send, whose responses have some 10 KiB.
inline constexpr std::size_t kSamlBytesMax = std::size_t{256} * 1024;

/// What a response has to be of, each compared as a whole text.
struct SamlExpectation {
    std::string issuer;      ///< the provider
    std::string audience;    ///< what this broker calls itself there
    std::string recipient;   ///< the address that responses come to
    std::string request_id;  ///< of the request that it answers
    Instant now = {};
    std::chrono::seconds drift{0};  ///< by which clocks may differ
};

/// Somebody, by the word of the provider.
struct SamlAssertion {
    std::string id;
    std::string name_id;
    std::string name_id_format;
    std::map<std::string, std::vector<std::string>, std::less<>> attributes;
    Instant ends_at = {};  ///< from then on it does not count, here
};

/// A document from outside, of SAML: UTF-8, not too large, without a document type. Errors:
/// kUnauthorized.
Result<matching::XmlElement> read_saml(std::string_view text);

/// The one child of that name; nullptr: there is none, or there are several.
const matching::XmlElement* only_child(const matching::XmlElement& parent,
                                       std::string_view space,
                                       std::string_view name);
bool is_named(const matching::XmlElement& element, std::string_view space, std::string_view name);
/// Of an attribute without a namespace; empty: it has none.
std::string_view attribute_of(const matching::XmlElement& element, std::string_view name);

/// Why a response does not count, as a whole: not of this provider or request, a failure, of
/// another shape. Empty: it may.
std::string response_fault(const matching::XmlElement& response, const SamlExpectation& expected);

/// Why the signatures in a response are none that are looked at: algorithms, transforms and
/// references that are not allowed, or places. Empty: they may be checked.
std::string signature_fault(const matching::XmlElement& response);

/// The certificates (DER) that signatures of a response bring along: they count where their
/// fingerprint is known, and nowhere else.
std::vector<std::string> certificates_brought(const matching::XmlElement& response);

/// The assertion that is in signed parts (see signed_parts()), and counts. Errors: kUnauthorized.
Result<SamlAssertion> read_assertion(const std::vector<std::string>& parts,
                                     const SamlExpectation& expected);

}  // namespace accord::broker::federation
