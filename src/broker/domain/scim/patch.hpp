// Changes of a resource as directories send them (RFC 7644 section 3.5.2), with what Okta and
// Microsoft Entra do otherwise: operations in any case, values without a path, attributes of a list
// that are made by being named.
#pragma once

#include "base/json.hpp"
#include "broker/domain/scim/scim_error.hpp"

#include <cstddef>

namespace accord::broker::domain::scim {

/// Of one request.
inline constexpr std::size_t kPatchOperationsMax = 1000;

/// `resource` after all operations of `request`, one after the other; nothing of them is kept where
/// one can't be done.
Outcome<json::Object> apply_patch(json::Object resource, const json::Object& request);

}  // namespace accord::broker::domain::scim
