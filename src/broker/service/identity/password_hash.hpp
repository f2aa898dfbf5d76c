// Passwords as they are kept: argon2id, each with a salt of its own. What libsodium is asked for.
#pragma once

#include <string>
#include <string_view>

namespace accord::broker::service {

/// Takes 64 MiB and some tens of milliseconds, so that guessing does, too.
std::string hash_password(std::string_view password);

/// Takes the same time for a wrong password as for the right one.
bool matches_password(const std::string& hash, std::string_view password);

/// Of a password that nobody has: who gives a name that does not exist waits as long as others.
const std::string& hash_of_nobody();

/// From the system's generator, to be shown once and changed; no letters that look alike.
std::string make_password();

}  // namespace accord::broker::service
