// XML signatures (W3C XML Signature 1.1), by libxmlsec1: what of a document somebody has signed.
#pragma once

#include "base/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::federation {

/// Loads libxmlsec1 with its back end of OpenSSL, when first asked. Errors: kIo, saying what to
/// install.
Result<void> load_xml_security();

/// Whose signature counts: certificates in DER. What a certificate says of its owner and of time
/// does not matter, only its key.
using Certificates = std::vector<std::string>;

/// What is wrong with a certificate (DER): "is ..."; empty: its key may sign. RSA from 2,048 bits,
/// or one of NIST's curves.
std::string certificate_fault(const std::string& der);

/// The certificates of a text: PEM, or their base64 alone as metadata has it. Errors:
/// kInvalidInput.
Result<Certificates> read_certificates(std::string_view text);

/// What is signed of a SAML response: the response, its assertion, or both, as the bytes that were
/// digested, and nothing else. So there is no second look-up by which something else could be
/// found (signature wrapping). Keys are those of `trusted` alone, whatever the signature names.
/// Errors: kUnauthorized, with the reason, also if nothing is signed; kIo as load_xml_security().
Result<std::vector<std::string>> signed_parts(std::string_view response,
                                              std::span<const std::string> trusted);

}  // namespace accord::broker::federation
