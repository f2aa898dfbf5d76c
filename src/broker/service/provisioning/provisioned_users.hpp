// Users as a directory makes, changes and removes them.
#pragma once

#include "broker/domain/scim/filter.hpp"
#include "broker/domain/scim/scim_input.hpp"
#include "broker/service/identity/users.hpp"
#include "broker/service/provisioning/directory.hpp"
#include "broker/store/provisioning/directory_groups.hpp"
#include "broker/store/provisioning/directory_users.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct ProvisionedUser {
    User user;
    /// Of one of whom no directory has said anything: the user name is the address.
    store::DirectoryUser said;
    std::vector<store::GroupOfUser> groups = {};
};

/// In the order in which they were made; system accounts are none of them.
std::vector<ProvisionedUser> users_from(Work& work, std::int64_t offset, std::int64_t count);
std::int64_t count_provisioned_users(Work& work);
std::vector<ProvisionedUser> users_after(Work& work, std::int64_t id, std::int64_t count);
/// Those among whom the ones with this value are.
std::vector<ProvisionedUser> users_looked_up(Work& work, const domain::scim::Lookup& lookup);
std::optional<ProvisionedUser> find_provisioned_user(Work& work, std::string_view uuid);

ProvisioningResult<ProvisionedUser> create_provisioned_user(Work& work,
                                                            const domain::scim::UserInput& said,
                                                            const Directory& directory);
/// Nothing is written where it is so already. Who is disabled is signed out everywhere.
ProvisioningResult<ProvisionedUser> change_provisioned_user(Work& work,
                                                            std::string_view uuid,
                                                            const domain::scim::UserInput& said,
                                                            const Directory& directory);
ProvisioningResult<void> delete_provisioned_user(Work& work,
                                                 std::string_view uuid,
                                                 const Directory& directory);

}  // namespace accord::broker::service
