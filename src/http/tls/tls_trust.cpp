// Certificate authorities of a client: see tls_trust.hpp.
#include "http/tls/tls_trust.hpp"

#include "http/asio.hpp"
#include "http/tls/tls_files.hpp"

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

Result<void> trust_folder(asio::ssl::context& context, const std::string& folder) {
    error_code error;
    context.add_verify_path(folder, error);
    if (error) {
        return no_certificates(folder, error);
    }
    return {};
}

/// What the environment says, or else what the system has.
Result<void> trust_standard(asio::ssl::context& context) {
    const auto file = environment_value("SSL_CERT_FILE");
    const auto folder = environment_value("SSL_CERT_DIR");
    if (file.empty() && folder.empty()) {
        return trust_system(context);
    }
    Result<void> trusted;
    if (!file.empty()) {
        trusted = trust_file(context, file);
    }
    return trusted && !folder.empty() ? trust_folder(context, folder) : trusted;
}

Result<void> trust(asio::ssl::context& context, const TlsOptions& options) {
    Result<void> trusted;
    if (!options.ca_file.empty()) {
        trusted = trust_file(context, options.ca_file);
    }
    const bool standard = options.ca_file.empty() || options.trusts_system_too;
    return trusted && standard ? trust_standard(context) : trusted;
}

Result<void> trust_more(asio::ssl::context& context, const std::string& authorities) {
    if (authorities.empty()) {
        return {};
    }
    error_code error;
    context.add_certificate_authority(asio::buffer(authorities), error);
    if (error) {
        return invalid_input(
            fmt::format("certificates of authorities can't be read: {}", error.message()));
    }
    return {};
}

Result<void> show_own_certificate(asio::ssl::context& context, const TlsOptions& options) {
    if (options.certificate_file.empty()) {
        return {};
    }
    error_code error;
    context.use_certificate_chain_file(options.certificate_file, error);
    if (error) {
        return no_certificates(options.certificate_file, error);
    }
    const auto& key = options.key_file.empty() ? options.certificate_file : options.key_file;
    context.use_private_key_file(key, asio::ssl::context::pem, error);
    if (error) {
        return invalid_input(fmt::format("{} holds no private key that fits the certificate {}: {}",
                                         key,
                                         options.certificate_file,
                                         error.message()));
    }
    return {};
}

}  // namespace

Result<asio::ssl::context> make_client_tls(const TlsOptions& options) {
    asio::ssl::context context(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    if (const auto shown = show_own_certificate(context, options); !shown) {
        return fail(shown.error());
    }
    if (!options.verify) {
        return context;
    }
    context.set_verify_mode(asio::ssl::verify_peer);
    if (const auto trusted = trust(context, options); !trusted) {
        return fail(trusted.error());
    }
    if (const auto trusted = trust_more(context, options.more_authorities); !trusted) {
        return fail(trusted.error());
    }
    return context;
}

Result<void> check_tls_files(const TlsOptions& options) {
    const auto made = make_client_tls(options);
    return made ? Result<void>() : fail(made.error());
}

Result<asio::ssl::context*> ClientTls::context() {
    const std::lock_guard lock(mutex_);
    if (!made_) {
        auto made = make_client_tls(options_);
        if (!made) {
            return fail(made.error());
        }
        made_ = std::make_unique<asio::ssl::context>(std::move(*made));
    }
    return made_.get();
}

}  // namespace accord::http
