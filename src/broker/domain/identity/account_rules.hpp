// What names, addresses and passwords of accounts have to be like.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accord::broker::domain {

/// Of passwords. Long ones are hashed, too: the limit is for the time that takes.
inline constexpr std::size_t kPasswordBytesMin = 12;
inline constexpr std::size_t kPasswordBytesMax = 1024;
/// Of an e-mail address, as mail knows it.
inline constexpr std::size_t kEmailBytesMax = 254;
/// Roles of one user, and tokens.
inline constexpr std::size_t kRolesOfUserMax = 100;
inline constexpr std::size_t kTokensOfUserMax = 100;

/// What is wrong with it; empty when nothing is. The sentence never repeats a password.
std::string email_fault(std::string_view email);
std::string password_fault(std::string_view password);

}  // namespace accord::broker::domain
