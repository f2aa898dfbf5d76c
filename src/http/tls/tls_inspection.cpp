// Looking at a server's certificate: see tls_inspection.hpp.
#include "http/tls/tls_inspection.hpp"

#include "http/client/client_socket.hpp"
#include "http/tls/tls_trust.hpp"

#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <memory>

namespace accord::http {
namespace {

using PeerCertificate = std::unique_ptr<X509, decltype(&X509_free)>;

/// "CN=broker.example.com, O=Example"
std::string in_one_line(const X509_NAME* name) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new(BIO_s_mem()), BIO_free);
    X509_NAME_print_ex(text.get(), name, 0, XN_FLAG_ONELINE & ~XN_FLAG_SPC_EQ);
    char* start = nullptr;
    const auto bytes = BIO_get_mem_data(text.get(), &start);
    return bytes > 0 ? std::string(start, static_cast<std::size_t>(bytes)) : "";
}

std::chrono::sys_seconds instant_of(const ASN1_TIME* time) {
    std::tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    return std::chrono::sys_seconds(std::chrono::seconds(::timegm(&parts)));
}

bool is_named_in(X509* certificate, const std::string& host) {
    error_code no_address;
    asio::ip::make_address(host, no_address);
    return (no_address ? X509_check_host(certificate, host.data(), host.size(), 0, nullptr)
                       : X509_check_ip_asc(certificate, host.c_str(), 0)) == 1;
}

}  // namespace

Result<ShownCertificate> look_at_certificate(const Url& url,
                                             const TlsOptions& options,
                                             std::chrono::milliseconds timeout) {
    auto trusting = options;
    trusting.verify = true;
    auto tls = make_client_tls(trusting);
    if (!tls) {
        return fail(tls.error());
    }
    // The chain is judged all the same; the connection goes on.
    tls->set_verify_mode(asio::ssl::verify_none);
    const TimeLimit time{.deadline = SteadyClock::now() + timeout, .timeout = timeout};
    ClientSocket socket(url.origin());
    if (const auto connected = socket.connect(url.host, url.port, nullptr, time); !connected) {
        return fail(connected.error());
    }
    if (const auto started = socket.start_tls(*tls, url.host, false, time); !started) {
        return fail(started.error());
    }
    const PeerCertificate shown(SSL_get1_peer_certificate(socket.tls_handle()), X509_free);
    if (!shown) {
        return fail(ErrorCode::kUnavailable, url.origin() + " shows no certificate");
    }
    const long verdict = SSL_get_verify_result(socket.tls_handle());
    return ShownCertificate{
        .subject = in_one_line(X509_get_subject_name(shown.get())),
        .issuer = in_one_line(X509_get_issuer_name(shown.get())),
        .valid_from = instant_of(X509_get0_notBefore(shown.get())),
        .valid_until = instant_of(X509_get0_notAfter(shown.get())),
        .problem = verdict == X509_V_OK ? "" : X509_verify_cert_error_string(verdict),
        .is_for_host = is_named_in(shown.get(), url.host)};
}

}  // namespace accord::http
