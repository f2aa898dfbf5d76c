// Links by which somebody sets a password, once: who is invited, and who has lost theirs.
#pragma once

#include "broker/service/identity/users.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::service {

/// So long a link can be used, as PactFlow's invitations.
inline constexpr std::chrono::days kPasswordLinkTime{7};
/// And one that anybody may have had mailed.
inline constexpr std::chrono::hours kLostPasswordLinkTime{2};

struct IssuedPasswordLink {
    std::string value;  ///< told this once
    Instant expires_at;
};

/// In place of all that the user had. kBeyondOwn: of somebody who may do more than the actor.
IdentityResult<IssuedPasswordLink> make_password_link(Work& work,
                                                      std::string_view user,
                                                      std::chrono::hours time = kPasswordLinkTime);

/// Whether a link can be used: it was not yet, has not ended, and its account is active.
bool is_password_link(Work& work, std::string_view value);

/// Sets the password of whoever the link is for, whose sessions end; the UUID. kNotFound: it was
/// used, has ended, is none, or its account is disabled.
IdentityResult<std::string> use_password_link(Work& work,
                                              std::string_view value,
                                              const std::string& password_hash);

struct Invited {
    User user;
    std::optional<IssuedPasswordLink> link;  ///< nothing: it is sent by mail
};

/// A new user, or one who can't sign in with a password yet. kEmailTaken: one who can.
IdentityResult<Invited> invite_user(Work& work, const NewUser& made);

}  // namespace accord::broker::service
