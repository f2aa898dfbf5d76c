// Who provisions, by SCIM: the directory of a provider of single sign-on, or one of nobody's.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"
#include "broker/service/work.hpp"
#include "broker/store/identity/users.hpp"

#include <expected>
#include <string>

namespace accord::broker::service {

struct Directory {
    std::string provider;  ///< where its users sign in; empty: nowhere but here
    ExternalUserRules rules;
};

/// That of the provider which has one.
Directory directory_of(const SignInProviders* providers);

enum class ProvisioningRefusal {
    kNotFound,
    kNotOfDirectory,  ///< an account that is not the directory's to change
    kUserNameTaken,   ///< by another user
    kExternalIdTaken,
    kEmailTaken,
    kGroupNameTaken,
    kUnknownMember,
    kLastAdministrator,  ///< nobody could sign in and administer any more
};

template <class T>
using ProvisioningResult = std::expected<T, ProvisioningRefusal>;

/// Before something is read that a change depends on: nobody else changes users or groups until the
/// end of the transaction.
void hold_directory(Work& work);

/// Whether the directory may say what becomes of an account: one that it made or has changed, one
/// of its provider's, one with no way to sign in yet, or one that who asks may change anyway; with
/// `joins_accounts` any.
bool is_of_directory(Work& work, const Directory& directory, const store::User& account);

}  // namespace accord::broker::service
