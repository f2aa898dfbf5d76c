// JSON Web Tokens: see jwt.hpp.
#include "verifier/headers/jwt.hpp"

#include "base/encoding.hpp"
#include "base/json_exact.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

namespace accord::verifier {
namespace {

template <auto kFree>
struct Freed {
    template <class T>
    void operator()(T* object) const {
        kFree(object);
    }
};
using OpenKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using OpenDigest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using OpenSource = std::unique_ptr<BIO, Freed<BIO_free>>;
using OpenSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

struct JwtAlgorithm {
    std::string_view name;
    const EVP_MD* (*digest)() = nullptr;  ///< nullptr: the key's own
    int number_bytes = 0;                 ///< of each of the two numbers of an ES signature
};

std::optional<JwtAlgorithm> jwt_algorithm_of(const EVP_PKEY* key) {
    switch (EVP_PKEY_get_base_id(key)) {
        case EVP_PKEY_RSA:
            return JwtAlgorithm{"RS256", EVP_sha256};
        case EVP_PKEY_ED25519:
            return JwtAlgorithm{"EdDSA"};
        case EVP_PKEY_EC:
            break;
        default:
            return std::nullopt;
    }
    switch (EVP_PKEY_get_bits(key)) {
        case 256:
            return JwtAlgorithm{"ES256", EVP_sha256, 32};
        case 384:
            return JwtAlgorithm{"ES384", EVP_sha384, 48};
        case 521:
            return JwtAlgorithm{"ES512", EVP_sha512, 66};
        default:
            return std::nullopt;
    }
}

const unsigned char* bytes_at(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// OpenSSL's signature of two numbers as JOSE writes it: one after the other, of fixed length.
std::string as_two_numbers(std::string_view der, int number_bytes) {
    const auto* from = bytes_at(der);
    const OpenSignature signature(d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size())));
    std::string numbers(static_cast<std::size_t>(number_bytes) * 2, '\0');
    auto* into = reinterpret_cast<unsigned char*>(numbers.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), into, number_bytes);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), into + number_bytes, number_bytes);
    return numbers;
}

Result<std::string> signed_with(EVP_PKEY* key,
                                const JwtAlgorithm& algorithm,
                                std::string_view text) {
    const OpenDigest context(EVP_MD_CTX_new());
    const auto* digest = algorithm.digest == nullptr ? nullptr : algorithm.digest();
    std::size_t bytes = 0;
    std::string signature;
    bool done = EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key) == 1 &&
                EVP_DigestSign(context.get(), nullptr, &bytes, bytes_at(text), text.size()) == 1;
    if (done) {
        signature.resize(bytes);
        done = EVP_DigestSign(context.get(),
                              reinterpret_cast<unsigned char*>(signature.data()),
                              &bytes,
                              bytes_at(text),
                              text.size()) == 1;
        signature.resize(bytes);
    }
    if (!done) {
        return invalid_input("the key can't sign a token");
    }
    return algorithm.number_bytes == 0 ? signature
                                       : as_two_numbers(signature, algorithm.number_bytes);
}

std::string authenticated_with(const std::string& secret, std::string_view text) {
    std::string code(EVP_MAX_MD_SIZE, '\0');
    unsigned bytes = 0;
    HMAC(EVP_sha256(),
         secret.data(),
         static_cast<int>(secret.size()),
         bytes_at(text),
         text.size(),
         reinterpret_cast<unsigned char*>(code.data()),
         &bytes);
    code.resize(bytes);
    return code;
}

std::int64_t jwt_seconds(Instant instant) {
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

/// Seconds since 1970, maybe with a fraction (RFC 7519, NumericDate). Nothing beyond the year 9999,
/// which is no time that anybody waits for.
std::optional<Instant> instant_of(const json::Value& date) {
    constexpr double kSecondsMax = 253'402'300'800;
    const auto seconds = json::to_double(date);
    if (!json::is_number(date) || seconds >= kSecondsMax) {
        return std::nullopt;
    }
    return Instant(std::chrono::seconds(static_cast<std::int64_t>(std::max(seconds, 0.0))));
}

/// A key that asks for a pass phrase is refused instead of asking on the terminal.
int no_pass_phrase(char*, int, int, void*) { return -1; }

}  // namespace

struct JwtSigner::Key {
    OpenKey pair;  ///< nullptr: `secret` it is
    std::string secret;
    JwtAlgorithm algorithm{"HS256"};
};

Result<JwtSigner> JwtSigner::with_key(const std::string& bytes) {
    auto key = std::make_shared<Key>();
    if (!trim(bytes).starts_with("-----BEGIN")) {
        key->secret = bytes;
        while (key->secret.ends_with('\n') || key->secret.ends_with('\r')) {
            key->secret.pop_back();
        }
        return key->secret.empty() ? Result<JwtSigner>(invalid_input("the key is empty"))
                                   : JwtSigner(std::move(key));
    }
    const OpenSource source(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    key->pair.reset(PEM_read_bio_PrivateKey(source.get(), nullptr, no_pass_phrase, nullptr));
    if (!key->pair) {
        return invalid_input("it holds no private key in PEM without a pass phrase");
    }
    const auto algorithm = jwt_algorithm_of(key->pair.get());
    if (!algorithm) {
        return invalid_input(
            "its key is of a kind that tokens are not signed with: use RSA, P-256, P-384, P-521 or "
            "Ed25519");
    }
    key->algorithm = *algorithm;
    return JwtSigner(std::move(key));
}

Result<std::string> JwtSigner::sign(json::Object claims,
                                    const json::Object& headers,
                                    Instant now,
                                    std::chrono::seconds lifetime) const {
    json::Object header{{"alg", key_->algorithm.name}, {"typ", "JWT"}};
    for (const auto& [name, value] : headers) {
        header[name] = value;
    }
    if (!claims.contains("iat")) {
        claims["iat"] = jwt_seconds(now);
    }
    if (!claims.contains("exp")) {
        claims["exp"] = jwt_seconds(now + lifetime);
    }
    const auto text = fmt::format("{}.{}",
                                  base64url_encode(json::write_compact(header)),
                                  base64url_encode(json::write_compact(claims)));
    auto signature = key_->pair ? signed_with(key_->pair.get(), key_->algorithm, text)
                                : authenticated_with(key_->secret, text);
    return signature ? Result<std::string>(text + "." + base64url_encode(*signature))
                     : fail(signature.error());
}

std::string_view JwtSigner::algorithm() const { return key_->algorithm.name; }

std::optional<Instant> expiry_of(std::string_view value) {
    const auto token = trim(value.starts_with("Bearer ") ? value.substr(7) : value);
    const auto parts = split(token, '.');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto payload = base64url_decode(parts[1]);
    const auto claims = payload ? json::parse(*payload) : invalid_input("");
    const auto* expiry = claims ? json::find(*claims, "exp") : nullptr;
    return expiry != nullptr ? instant_of(*expiry) : std::nullopt;
}

}  // namespace accord::verifier
