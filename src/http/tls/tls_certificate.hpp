// Certificates made on the spot, for mock servers and tests that speak TLS; and whether a text
// holds any.
#pragma once

#include "base/result.hpp"
#include "http/server.hpp"

#include <string>

namespace accord::http {

/// A new key (P-256) and a certificate for `host`, a name or an IP address (for "localhost" also
/// the loopback addresses), valid from yesterday for a year. It signs itself, so that a client that
/// is given it as authority trusts it.
Result<ServerTls> make_self_signed(const std::string& host);

/// Who issues certificates to servers of one process: a client that trusts it trusts all of them.
/// PEM texts.
struct CertificateAuthority {
    std::string certificate;
    std::string private_key;
};

/// A new key and a certificate of this name, which may issue others; valid as above.
Result<CertificateAuthority> make_authority(const std::string& name);

/// A new key and a certificate for `host`, as make_self_signed() has it, issued by the authority,
/// whose own stands behind it. Error: kInvalidInput when `host` is no host name.
Result<ServerTls> issue_certificate(const CertificateAuthority& authority, const std::string& host);

/// Whether a text in PEM has certificates, each of which can be read. Error: kInvalidInput.
Result<void> check_certificates(const std::string& pem);

}  // namespace accord::http
