// The door of the API: who sent a request, by the users of the settings, and, once there are any,
// by the users, system accounts and tokens of the database.
#pragma once

#include "base/result.hpp"
#include "broker/api/machinery/context.hpp"
#include "broker/service/identity/sign_in.hpp"
#include "http/message.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace accord::broker::api {

enum class Asking {
    kMemory,    ///< on a thread that must not block
    kDatabase,  ///< also that
};

struct Admission {
    std::optional<service::Actor>
        actor;  ///< nothing, and nothing else: the database has to be asked
    std::optional<std::chrono::seconds> retry_after = {};  ///< too many guesses of a password
    std::optional<Error> failure = {};                     ///< the database does not answer
    bool was_asked = false;                                ///< the database
    bool is_signer_away = false;  ///< whoever signed the token, and its keys are not known
};

/// Whoever the request's credentials belong to; anonymous without any, or with wrong ones.
Admission admit(const http::Request& request,
                const Context& context,
                std::string_view base_url,
                Instant now,
                Asking asking);

/// What Authorization says: a bearer token, or basic authentication, where a token may stand for
/// the password, under any name. Without it the session of a browser.
service::Credential read_credential(const http::Request& request, std::string_view base_url);

}  // namespace accord::broker::api
