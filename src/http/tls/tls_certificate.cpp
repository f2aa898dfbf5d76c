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

bool add_extension(X509& certificate, int id, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str()));
    return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

bool set_serial(X509& certificate) {
    std::uint32_t serial = 0;
    return RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(&certificate), serial | 1u) == 1;
}

bool set_name(X509& certificate, const std::string& host) {
    X509_NAME* name = X509_get_subject_name(&certificate);
    return X509_NAME_add_entry_by_txt(name,
                                      "CN",
                                      MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(host.c_str()),
                                      -1,
                                      -1,
                                      0) == 1 &&
           X509_set_issuer_name(&certificate, name) == 1;
}

bool fill(X509& certificate, EVP_PKEY& key, const std::string& host) {
    error_code no_address;
    asio::ip::make_address(host, no_address);
    std::string alternative = (no_address ? "DNS:" : "IP:") + host;
    if (host == "localhost") {
        alternative += ",IP:127.0.0.1,IP:::1";
    }
    return X509_set_version(&certificate, X509_VERSION_3) == 1 && set_serial(certificate) &&
           X509_gmtime_adj(X509_getm_notBefore(&certificate), -kDay) &&
           X509_gmtime_adj(X509_getm_notAfter(&certificate), 365 * kDay) &&
           X509_set_pubkey(&certificate, &key) == 1 && set_name(certificate, host) &&
           add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE") &&
           add_extension(certificate, NID_subject_key_identifier, "hash") &&
           add_extension(certificate, NID_subject_alt_name, alternative) &&
           X509_sign(&certificate, &key, EVP_sha256()) > 0;
}

std::string text_of(BIO& memory) {
    char* start = nullptr;
    const long size = BIO_get_mem_data(&memory, &start);
    return std::string(start, static_cast<std::size_t>(size));
}

}  // namespace

Result<ServerTls> make_self_signed(const std::string& host) {
    const auto failed = [&] {
        return fail(ErrorCode::kInvalidInput,
                    "can't make a certificate for \"" + host + "\": it is not a host name");
    };
    if (host.empty() || host.find_first_of(",;\n\r") != std::string::npos) {
        return failed();
    }
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || !fill(*certificate, *key, host)) {
        return failed();
    }
    const Memory certificate_text(BIO_new(BIO_s_mem()));
    const Memory key_text(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificate_text.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(
            key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        return failed();
    }
    return ServerTls{text_of(*certificate_text), text_of(*key_text)};
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
