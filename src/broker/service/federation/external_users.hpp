// Users who sign in at a provider: known again by what they are there for ever, made when they come
// for the first time, and given the roles of their groups.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"
#include "broker/service/work.hpp"

#include <expected>
#include <string>

namespace accord::broker::service {

enum class ExternalRefusal {
    kDisabled,     ///< the account is not active
    kNotInvited,   ///< nobody is made who is not known
    kEmailTaken,   ///< by an account that is not theirs as far as anybody knows
    kNoRole,       ///< none of their groups may use this broker
    kNoUsers,      ///< the first administrator comes first
    kNotAdmitted,  ///< by the authentication settings
};

/// The UUID of the account, which may sign in now. An account with their address is theirs if it
/// has no other way to sign in: they were invited; with `joins_accounts` also if it has one. The
/// last administrator keeps that role, whatever the groups say.
std::expected<std::string, ExternalRefusal> accept_external_user(Work& work,
                                                                 const ExternalUser& user,
                                                                 const ExternalUserRules& rules);

/// Whether it was not used yet, on any node; it is from now on.
bool use_once(Work& work, const SignInProof& proof);

/// Key by which nodes seal what browsers keep during a sign-in; made when there is none.
std::string sign_in_key(Work& work);

}  // namespace accord::broker::service
