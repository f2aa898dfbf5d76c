// libsodium's password hashing: see password_hash.hpp.
#include "broker/service/identity/password_hash.hpp"

#include "base/sealing/sealing.hpp"

#include <array>
#include <sodium.h>
#include <stdexcept>

namespace accord::broker::service {
namespace {

constexpr std::size_t kMadeCharacters = 24;
constexpr std::string_view kLetters = "abcdefghijkmnopqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679";

void start_sodium() {
    static const bool kStarted = sodium_init() >= 0;
    if (!kStarted) {
        throw std::runtime_error("libsodium could not start");
    }
}

}  // namespace

std::string hash_password(std::string_view password) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(),
                              password.data(),
                              password.size(),
                              crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::runtime_error("there is not enough memory to hash a password");
    }
    return hash.data();
}

bool matches_password(const std::string& hash, std::string_view password) {
    start_sodium();
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

const std::string& hash_of_nobody() {
    static const std::string kHash = hash_password(secret_bytes(32));
    return kHash;
}

std::string make_password() {
    start_sodium();
    std::string password;
    for (std::size_t i = 0; i < kMadeCharacters; ++i) {
        password += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
    }
    return password;
}

}  // namespace accord::broker::service
