// What a token looks like, and what of it is kept.
#pragma once

#include <string>
#include <string_view>

namespace accord::broker::service {

/// "accord_" and 256 random bits, so that scanners for secrets know one.
std::string make_token();

/// Whether it could be a token of ours.
bool is_token(std::string_view text);

/// Whether it could be a token that somebody else has signed: a JSON Web Signature (RFC 7515) in
/// its compact form.
bool is_assertion(std::string_view text);

/// What is stored. No salt: nobody guesses 256 bits.
std::string hash_of_token(std::string_view token);

}  // namespace accord::broker::service
