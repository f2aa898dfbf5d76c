// ChaCha20-Poly1305 by OpenSSL: see sealing.hpp.
#include "base/sealing/sealing.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace accord {
namespace {

constexpr int kNonceBytes = 12;
constexpr int kTagBytes = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
using KeyBytes = std::array<unsigned char, 32>;

KeyBytes bytes_of(std::string_view key) {
    KeyBytes bytes{};
    unsigned size = 0;
    if (EVP_Digest(key.data(), key.size(), bytes.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("OpenSSL could not compute a digest");
    }
    return bytes;
}

unsigned char* writable(std::string& text, std::size_t at = 0) {
    return reinterpret_cast<unsigned char*>(text.data()) + at;
}

const unsigned char* readable(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

void require(bool is_done) {
    if (!is_done) {
        throw std::runtime_error("OpenSSL could not encrypt");
    }
}

}  // namespace

std::string seal_bytes(std::string_view key_text, std::string_view text) {
    const auto key = bytes_of(key_text);
    std::string out(kNonceBytes + text.size() + kTagBytes, '\0');
    require(RAND_bytes(writable(out), kNonceBytes) == 1);
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int size = 0;
    require(EVP_EncryptInit_ex(
                context.get(), EVP_chacha20_poly1305(), nullptr, key.data(), readable(out)) == 1);
    require(EVP_EncryptUpdate(context.get(),
                              writable(out, kNonceBytes),
                              &size,
                              readable(text),
                              static_cast<int>(text.size())) == 1);
    require(EVP_EncryptFinal_ex(context.get(), writable(out, kNonceBytes + text.size()), &size) ==
            1);
    require(EVP_CIPHER_CTX_ctrl(context.get(),
                                EVP_CTRL_AEAD_GET_TAG,
                                kTagBytes,
                                writable(out, kNonceBytes + text.size())) == 1);
    return out;
}

std::optional<std::string> unseal_bytes(std::string_view key_text, std::string bytes) {
    const auto key = bytes_of(key_text);
    if (bytes.size() < kNonceBytes + kTagBytes) {
        return std::nullopt;
    }
    const auto text_size = bytes.size() - kNonceBytes - kTagBytes;
    std::string text(text_size, '\0');
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int size = 0;
    const bool is_good =
        EVP_DecryptInit_ex(
            context.get(), EVP_chacha20_poly1305(), nullptr, key.data(), writable(bytes)) == 1 &&
        EVP_DecryptUpdate(context.get(),
                          writable(text),
                          &size,
                          writable(bytes, kNonceBytes),
                          static_cast<int>(text_size)) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(),
                            EVP_CTRL_AEAD_SET_TAG,
                            kTagBytes,
                            writable(bytes, kNonceBytes + text_size)) == 1 &&
        EVP_DecryptFinal_ex(context.get(), writable(text, text_size), &size) == 1;
    return is_good ? std::optional(std::move(text)) : std::nullopt;
}

std::string secret_bytes(std::size_t size) {
    std::string bytes(size, '\0');
    require(RAND_bytes(writable(bytes), static_cast<int>(size)) == 1);
    return bytes;
}

}  // namespace accord
