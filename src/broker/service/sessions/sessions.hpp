// Sessions of users on the page: begun when somebody signs in, whichever way that was; ended when
// they sign out, and by whoever may change the account. How they end by time is in Identities.
#pragma once

#include "broker/service/identity/identity_refusal.hpp"
#include "broker/service/work.hpp"
#include "broker/store/identity/sessions.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct NewSession {
    std::string origin;         ///< by which way: "password"
    std::string client = {};    ///< as the browser names itself; what is too long is cut
    std::string replaces = {};  ///< what the browser held before, which is worth nothing afterwards
};

struct BegunSession {
    store::PageSession session;
    std::string value;            ///< what the browser is to hold; told this once
    std::int64_t identities = 0;  ///< the version by which the account may sign in
};

/// For a user who has shown who they are: another value than the browser held before, whatever it
/// was. Nothing that changes users happens meanwhile. So whoever has found out before this
/// transaction who it is has to look again if `identities` is not the version by which they did.
/// kNotFound: not a user who may sign in.
IdentityResult<BegunSession> begin_session(Work& work,
                                           std::string_view user,
                                           const NewSession& made);

/// Those that have not ended by time, the newest first.
std::vector<store::PageSession> list_sessions(Work& work, std::string_view user);

/// One's own; kNotFound when there is none of that UUID.
IdentityResult<void> end_session(Work& work, std::string_view user, std::string_view uuid);
/// All of one's own.
void end_own_sessions(Work& work, std::string_view user);
/// All of an account that the actor may change.
IdentityResult<void> end_sessions_of(Work& work, std::string_view user);

}  // namespace accord::broker::service
