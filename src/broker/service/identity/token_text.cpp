// Makes tokens: see token_text.hpp.
#include "broker/service/identity/token_text.hpp"

#include "base/encoding.hpp"
#include "base/sealing/sealing.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

constexpr std::string_view kTokenPrefix = "accord_";
constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenLetters = 43;
constexpr std::size_t kAssertionBytesMax = std::size_t{16} * 1024;

bool is_base64url(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

}  // namespace

std::string make_token() {
    return std::string(kTokenPrefix) + base64url_encode(secret_bytes(kTokenBytes));
}

bool is_token(std::string_view text) {
    return text.starts_with(kTokenPrefix) && text.size() == kTokenPrefix.size() + kTokenLetters;
}

bool is_assertion(std::string_view text) {
    constexpr std::string_view kObject = "eyJ";  // {"
    return text.starts_with(kObject) && text.size() <= kAssertionBytesMax &&
           text.find("..") == text.npos && !text.ends_with('.') &&
           std::ranges::count(text, '.') == 2 &&
           std::ranges::all_of(text, [](char c) { return c == '.' || is_base64url(c); });
}

std::string hash_of_token(std::string_view token) { return sha256_hex(token); }

}  // namespace accord::broker::service
