// What a client may say about users, system accounts, roles and tokens. Passwords are hashed here:
// that takes longer than a transaction should.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/service/identity/roles.hpp"
#include "broker/service/identity/tokens.hpp"
#include "broker/service/identity/users.hpp"

#include <string>
#include <vector>

namespace accord::broker::api {

service::NewUser read_new_user(const json::Object& body, FieldErrors& errors);
service::UserChange read_user_change(const json::Object& body, FieldErrors& errors);
/// The password that somebody has, and the one they want.
struct PasswordChange {
    std::string current;
    std::string wanted;
};
PasswordChange read_password_change(const json::Object& body, FieldErrors& errors);

/// What somebody signs in with. Whether it could be an address does not matter: wrong is wrong.
struct SignIn {
    std::string email;
    std::string password;
};
SignIn read_sign_in(const json::Object& body, FieldErrors& errors);

/// Somebody who chooses a password themselves.
service::NewUser read_invitation(const json::Object& body, FieldErrors& errors);
/// The address of somebody who has lost a password.
std::string read_lost_password(const json::Object& body, FieldErrors& errors);
/// What was in a link, and the password that somebody wants.
struct PasswordByLink {
    std::string token;
    std::string password;
};
PasswordByLink read_password_by_link(const json::Object& body, FieldErrors& errors);

service::NewUser read_new_system_account(const json::Object& body, FieldErrors& errors);

/// UUIDs, of the member `roles`.
std::vector<std::string> read_roles(const json::Object& body, FieldErrors& errors);

service::RoleMembers read_role(const json::Object& body, FieldErrors& errors);
service::NewToken read_new_token(const json::Object& body, Instant now, FieldErrors& errors);

}  // namespace accord::broker::api
