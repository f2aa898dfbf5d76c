// Seals attempts: see attempt_cookie.hpp.
#include "broker/api/federation/attempt_cookie.hpp"

#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/sealing/constant_time.hpp"
#include "base/sealing/sealing.hpp"
#include "base/text.hpp"
#include "broker/api/federation/sign_in.hpp"
#include "broker/api/machinery/admission/session_cookie.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kAttemptCookie = "accord_sign_in_";
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kStateInName = 8;

std::string secret_text() { return base64url_encode(secret_bytes(kSecretBytes)); }

std::string cookie_name(std::string_view state) {
    return std::string(kAttemptCookie) + std::string(state.substr(0, kStateInName));
}

std::string text_of_attempt(const service::SignInAttempt& attempt) {
    return json::write_compact(
        json::Object{{"provider", attempt.provider},
                     {"state", attempt.state},
                     {"nonce", attempt.nonce},
                     {"verifier", attempt.verifier},
                     {"to", attempt.to},
                     {"begun_at", attempt.begun_at.time_since_epoch().count()}});
}

std::optional<service::SignInAttempt> read_attempt(std::string_view text) {
    const auto value = json::parse(text);
    const auto* object = value ? value->if_object() : nullptr;
    const auto* begun = object == nullptr ? nullptr : json::find(*object, "begun_at");
    if (begun == nullptr || !begun->is_int64()) {
        return std::nullopt;
    }
    return service::SignInAttempt{
        .provider = json::string_or(*object, "provider"),
        .state = json::string_or(*object, "state"),
        .nonce = json::string_or(*object, "nonce"),
        .verifier = json::string_or(*object, "verifier"),
        .to = json::string_or(*object, "to"),
        .begun_at = Instant(std::chrono::microseconds(begun->get_int64()))};
}

}  // namespace

service::SignInAttempt begin_attempt(std::string provider, std::string to, Instant now) {
    return {.provider = std::move(provider),
            .state = secret_text(),
            .nonce = secret_text(),
            .verifier = secret_text(),
            .to = std::move(to),
            .begun_at = now};
}

bool is_state(std::string_view text) {
    const auto bytes = base64url_decode(text);
    return bytes && bytes->size() == kSecretBytes;
}

std::string set_attempt_cookie(std::string_view base_url,
                               std::string_view key,
                               const service::SignInAttempt& attempt) {
    return cookie_field(base_url,
                        cookie_name(attempt.state),
                        kSignInPath,
                        base64url_encode(seal_bytes(key, text_of_attempt(attempt))),
                        std::chrono::seconds(kAttemptTime).count());
}

std::string forget_attempt_cookie(std::string_view base_url, std::string_view state) {
    return cookie_field(base_url, cookie_name(state), kSignInPath, "", 0);
}

std::optional<service::SignInAttempt> attempt_of(const http::Request& request,
                                                 std::string_view key,
                                                 std::string_view state,
                                                 Instant now) {
    const auto sealed = base64url_decode(cookie_value(request, cookie_name(state)));
    const auto text = sealed ? unseal_bytes(key, *sealed) : std::nullopt;
    auto attempt = text ? read_attempt(*text) : std::nullopt;
    if (!attempt || !equal_in_constant_time(attempt->state, state) ||
        now >= attempt->begun_at + kAttemptTime) {
        return std::nullopt;
    }
    return attempt;
}

}  // namespace accord::broker::api
