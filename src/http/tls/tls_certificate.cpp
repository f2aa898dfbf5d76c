// Self-signed certificates by OpenSSL: see tls_certificate.hpp.
#include "http/tls/tls_certificate.hpp"

#include "http/asio.hpp"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace accord::http {
namespace {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* held) const {
        release(held);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

constexpr long kDay = 24L * 60 * 60;

bool add_extension(X509& certificate, X509& issuer, int id, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str()));
    return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

bool set_serial(X509& certificate) {
    std::uint32_t serial = 0;
    return RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(&certificate), serial | 1u) == 1;
}

bool set_name(X509& certificate, const std::string& name) {
    return X509_NAME_add_entry_by_txt(X509_get_subject_name(&certificate),
                                      "CN",
                                      MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(name.c_str()),
                                      -1,
                                      -1,
                                      0) == 1;
}

/// The host, by name or address, and what "localhost" goes by as well.
std::string alternative_names(const std::string& host) {
    error_code no_address;
    asio::ip::make_address(host, no_address);
    std::string names = (no_address ? "DNS:" : "IP:") + host;
    return host == "localhost" ? names + ",IP:127.0.0.1,IP:::1" : names;
}

/// A certificate in the making: all but who it is for and who signs it.
bool fill(X509& certificate, EVP_PKEY& key, const std::string& name) {
    return X509_set_version(&certificate, X509_VERSION_3) == 1 && set_serial(certificate) &&
           X509_gmtime_adj(X509_getm_notBefore(&certificate), -kDay) &&
           X509_gmtime_adj(X509_getm_notAfter(&certificate), 365 * kDay) &&
           X509_set_pubkey(&certificate, &key) == 1 && set_name(certificate, name);
}

/// Issues itself. `host` is empty for an authority, which is no server.
bool sign_itself(X509& certificate, EVP_PKEY& key, const std::string& host) {
    return X509_set_issuer_name(&certificate, X509_get_subject_name(&certificate)) == 1 &&
           add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE") &&
           add_extension(certificate, certificate, NID_subject_key_identifier, "hash") &&
           (host.empty() ||
            add_extension(
                certificate, certificate, NID_subject_alt_name, alternative_names(host))) &&
           X509_sign(&certificate, &key, EVP_sha256()) > 0;
}

bool sign_by(X509& certificate, X509& issuer, EVP_PKEY& issuers_key, const std::string& host) {
    return X509_set_issuer_name(&certificate, X509_get_subject_name(&issuer)) == 1 &&
           add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE") &&
           add_extension(certificate, issuer, NID_subject_key_identifier, "hash") &&
           add_extension(certificate, issuer, NID_authority_key_identifier, "keyid") &&
           add_extension(certificate, issuer, NID_ext_key_usage, "serverAuth") &&
           add_extension(certificate, issuer, NID_subject_alt_name, alternative_names(host)) &&
           X509_sign(&certificate, &issuers_key, EVP_sha256()) > 0;
}

std::string text_of(BIO& memory) {
    char* start = nullptr;
    const long size = BIO_get_mem_data(&memory, &start);
    return std::string(start, static_cast<std::size_t>(size));
}

bool is_host(const std::string& host) {
    return !host.empty() && host.find_first_of(",;\n\r") == std::string::npos;
}

/// Both as PEM; an empty certificate when that fails.
ServerTls to_pem(X509& certificate, EVP_PKEY& key) {
    const Memory certificate_text(BIO_new(BIO_s_mem()));
    const Memory key_text(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificate_text.get(), &certificate) != 1 ||
        PEM_write_bio_PrivateKey(key_text.get(), &key, nullptr, nullptr, 0, nullptr, nullptr) !=
            1) {
        return {};
    }
    return {text_of(*certificate_text), text_of(*key_text)};
}

std::unexpected<Error> no_certificate_for(const std::string& host) {
    return fail(ErrorCode::kInvalidInput,
                "can't make a certificate for \"" + host + "\": it is not a host name");
}

}  // namespace

Result<ServerTls> make_self_signed(const std::string& host) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!is_host(host) || !key || !certificate || !fill(*certificate, *key, host) ||
        !sign_itself(*certificate, *key, host)) {
        return no_certificate_for(host);
    }
    ServerTls made = to_pem(*certificate, *key);
    return made.certificate_chain.empty() ? no_certificate_for(host)
                                          : Result<ServerTls>(std::move(made));
}

Result<CertificateAuthority> make_authority(const std::string& name) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || !fill(*certificate, *key, name) ||
        !sign_itself(*certificate, *key, "")) {
        return fail(ErrorCode::kInternal, "can't make a certificate authority");
    }
    ServerTls made = to_pem(*certificate, *key);
    return CertificateAuthority{std::move(made.certificate_chain), std::move(made.private_key)};
}

Result<ServerTls> issue_certificate(const CertificateAuthority& authority,
                                    const std::string& host) {
    const Memory issuer_text(BIO_new_mem_buf(authority.certificate.data(),
                                             static_cast<int>(authority.certificate.size())));
    const Memory key_text(BIO_new_mem_buf(authority.private_key.data(),
                                          static_cast<int>(authority.private_key.size())));
    const Certificate issuer(PEM_read_bio_X509(issuer_text.get(), nullptr, nullptr, nullptr));
    const Key issuers_key(PEM_read_bio_PrivateKey(key_text.get(), nullptr, nullptr, nullptr));
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!is_host(host) || !issuer || !issuers_key || !key || !certificate ||
        !fill(*certificate, *key, host) || !sign_by(*certificate, *issuer, *issuers_key, host)) {
        return no_certificate_for(host);
    }
    ServerTls made = to_pem(*certificate, *key);
    made.certificate_chain += authority.certificate;
    return made;
}
Result<void> check_certificates(const std::string& pem) {
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    std::size_t count = 0;
    ERR_clear_error();
    while (memory) {
        const Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
        if (!certificate) {
            break;
        }
        ++count;
    }
    const bool is_at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (count == 0 || !is_at_end) {
        return invalid_input(
            fmt::format("certificate {} in it can't be read: it is to be PEM, \"-----BEGIN "
                        "CERTIFICATE-----\"",
                        count + 1));
    }
    return {};
}

}  // namespace accord::http
