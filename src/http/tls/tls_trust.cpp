// Certificate authorities of a client: see tls_trust.hpp.
#include "http/tls/tls_trust.hpp"

#include "http/asio.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>

#include <cstdlib>
#include <filesystem>

namespace accord::http {
namespace {

/// Where systems other than Debian, whose OpenSSL we may carry, keep their authorities.
constexpr const char* kKnownBundles[] = {
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
};

std::string environment_value(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::unexpected<Error> no_certificates(const std::string& path, error_code error) {
    return fail(
        ErrorCode::kInvalidInput,
        fmt::format("{} holds no certificates that can be read: {}", path, error.message()));
}

Result<void> trust_file(asio::ssl::context& context, const std::string& path) {
    error_code error;
    context.load_verify_file(path, error);
    if (error) {
        return no_certificates(path, error);
    }
    return {};
}

Result<void> trust_system(asio::ssl::context& context) {
    error_code error;
    if (std::filesystem::exists("/usr/lib/ssl/certs")) {  // Debian: looked up when needed
        context.set_default_verify_paths(error);
        return {};
    }
    for (const char* bundle : kKnownBundles) {
        if (std::filesystem::exists(bundle)) {
            return trust_file(context, bundle);
        }
    }
    context.set_default_verify_paths(error);
    return {};
}

}  // namespace

Result<asio::ssl::context> make_client_tls(const std::string& ca_file, bool verify) {
    asio::ssl::context context(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    if (!verify) {
        return context;
    }
    context.set_verify_mode(asio::ssl::verify_peer);
    Result<void> trusted;
    const auto file = ca_file.empty() ? environment_value("SSL_CERT_FILE") : ca_file;
    const auto folder = ca_file.empty() ? environment_value("SSL_CERT_DIR") : "";
    if (!file.empty()) {
        trusted = trust_file(context, file);
    }
    if (trusted && !folder.empty()) {
        error_code error;
        context.add_verify_path(folder, error);
        if (error) {
            return no_certificates(folder, error);
        }
    }
    if (file.empty() && folder.empty()) {
        trusted = trust_system(context);
    }
    if (!trusted) {
        return fail(trusted.error());
    }
    return context;
}

}  // namespace accord::http
