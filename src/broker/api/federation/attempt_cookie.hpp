// What a browser keeps while its user is at a provider, sealed: a cookie for each attempt, so that
// two tabs do not disturb each other.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"
#include "http/message.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {

/// So long somebody may take at the provider.
inline constexpr std::chrono::minutes kAttemptTime{10};

/// With new secrets.
service::SignInAttempt begin_attempt(std::string provider, std::string to, Instant now);

/// Whether a text looks like the state of an attempt.
bool is_state(std::string_view text);

/// The field that makes the browser keep it.
std::string set_attempt_cookie(std::string_view base_url,
                               std::string_view key,
                               const service::SignInAttempt& attempt);
std::string forget_attempt_cookie(std::string_view base_url, std::string_view state);

/// The attempt that this state is of; nothing when the browser keeps none, it took too long, or it
/// was sealed by another key.
std::optional<service::SignInAttempt> attempt_of(const http::Request& request,
                                                 std::string_view key,
                                                 std::string_view state,
                                                 Instant now);

}  // namespace accord::broker::api
