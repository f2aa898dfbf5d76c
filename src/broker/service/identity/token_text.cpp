// Makes tokens: see token_text.hpp.
#include "broker/service/identity/token_text.hpp"

#include "base/encoding.hpp"
#include "base/sealing/sealing.hpp"

namespace accord::broker::service {
namespace {

constexpr std::string_view kTokenPrefix = "accord_";
constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenLetters = 43;

}  // namespace

std::string make_token() {
    return std::string(kTokenPrefix) + base64url_encode(secret_bytes(kTokenBytes));
}

bool is_token(std::string_view text) {
    return text.starts_with(kTokenPrefix) && text.size() == kTokenPrefix.size() + kTokenLetters;
}

std::string hash_of_token(std::string_view token) { return sha256_hex(token); }

}  // namespace accord::broker::service
