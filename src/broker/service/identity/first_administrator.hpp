// Users that whoever has the database makes: the first, with whom the broker begins to ask who
// somebody is, and others.
#pragma once

#include "broker/service/identity/users.hpp"

#include <string>

namespace accord::broker::service {

struct FirstAdministrator {
    std::string email;
    std::string name;  ///< empty: the address
    std::string password_hash;
};

/// Whether there are users.
bool has_users(Work& work);

/// As create_user(); but that the first of all has to be an administrator.
IdentityResult<User> create_user_for_owner(Work& work, const NewUser& made);

/// An administrator, as nobody's wish but that of whoever has the database.
IdentityResult<User> create_administrator(Work& work, const FirstAdministrator& first);

}  // namespace accord::broker::service
