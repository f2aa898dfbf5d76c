// Groups of a directory: what their members get is by the rules of its provider. A group that no
// rule is about stands for the team of its name, which is made where there is none. What somebody
// else has made of a team (its applications, members by hand) stays.
#pragma once

#include "broker/domain/scim/filter.hpp"
#include "broker/domain/scim/scim_input.hpp"
#include "broker/service/provisioning/directory.hpp"
#include "broker/store/provisioning/directory_groups.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct ProvisionedGroup {
    store::DirectoryGroup group;
    std::vector<store::DirectoryMember> members;
};

/// Whether members are asked for, too.
enum class WithMembers { kNo, kYes };

/// In the order in which they were made.
std::vector<ProvisionedGroup> groups_from(Work& work,
                                          std::int64_t offset,
                                          std::int64_t count,
                                          WithMembers with);
std::int64_t count_provisioned_groups(Work& work);
std::vector<ProvisionedGroup> groups_after(Work& work,
                                           std::int64_t id,
                                           std::int64_t count,
                                           WithMembers with);
std::vector<ProvisionedGroup> groups_looked_up(Work& work,
                                               const domain::scim::Lookup& lookup,
                                               WithMembers with);
std::optional<ProvisionedGroup> find_provisioned_group(Work& work,
                                                       std::string_view uuid,
                                                       WithMembers with);

ProvisioningResult<ProvisionedGroup> create_provisioned_group(Work& work,
                                                              const domain::scim::GroupInput& said,
                                                              const Directory& directory);
/// Members that are not said stay.
ProvisioningResult<ProvisionedGroup> change_provisioned_group(Work& work,
                                                              std::string_view uuid,
                                                              const domain::scim::GroupInput& said,
                                                              const Directory& directory);
/// Its members lose what it gave; its team stays, with what is its.
ProvisioningResult<void> delete_provisioned_group(Work& work,
                                                  std::string_view uuid,
                                                  const Directory& directory);

}  // namespace accord::broker::service
