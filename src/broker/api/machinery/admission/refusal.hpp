// The answers to those who may not: 401 to whom nobody knows, 403 to whom lacks a permission, 429
// to whom guesses.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/permission.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

/// Without users 401, as ever.
http::Response refuse_caller(const Call& call, Permission permission);

/// 401, whereupon a browser asks for a password itself: also for users of the settings.
http::Response ask_by_browser();

/// 403, naming the permissions one of which would do.
http::Response forbidden(const Call& call,
                         std::string_view detail,
                         const std::vector<std::string_view>& missing = {});

/// 403 to what another site made a browser ask, which sent its session along.
http::Response refuse_other_site(const Call& call);

/// 429.
http::Response too_many_guesses(const Call& call, std::chrono::seconds retry_after);

/// 503: who has signed the token can't be asked for keys.
http::Response signer_away(const Call& call);

}  // namespace accord::broker::api
