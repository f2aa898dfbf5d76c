// Why users, roles or tokens were not changed.
#pragma once

#include <expected>

namespace accord::broker::service {

enum class IdentityRefusal {
    kNotFound,
    kUnknownRole,      ///< a role that is to be given is none
    kAutomaticRole,    ///< or one that nobody gives by hand
    kEmailTaken,       ///< by another user
    kExternalIdTaken,  ///< by another user
    kExternalNameTaken,
    kNameTaken,          ///< by another role
    kLastAdministrator,  ///< nobody could sign in and administer any more
    kOwnRoles,           ///< nobody changes what they may do themselves
    kBeyondOwn,          ///< it would give away more than the actor has
    kFixedRole,          ///< stays as it is
    kPredefinedRole,     ///< is there for ever
    kLivesTooLong,       ///< a token; the system's preferences have a longest life
    kTooMany,            ///< tokens, or workload identities, of one account
    kNotSystemAccount,
    kIsSystemAccount,
};

template <class T>
using IdentityResult = std::expected<T, IdentityRefusal>;

}  // namespace accord::broker::service
