// Makes what a browser holds: see session_text.hpp.
#include "broker/service/sessions/session_text.hpp"

#include "base/encoding.hpp"
#include "base/sealing/sealing.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

constexpr std::size_t kSessionBytes = 32;
constexpr std::size_t kSessionLetters = 43;

bool is_session_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

}  // namespace

std::string make_session_text() { return base64url_encode(secret_bytes(kSessionBytes)); }

bool is_session_text(std::string_view text) {
    return text.size() == kSessionLetters && std::ranges::all_of(text, is_session_letter);
}

}  // namespace accord::broker::service
