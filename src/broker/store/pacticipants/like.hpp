// Patterns for `like ? escape '!'`.
#pragma once

#include <string>
#include <string_view>

namespace accord::broker::store {

/// Finds `part` anywhere in a text of fold_case(), whatever its case; its own % and _ stand for
/// themselves.
std::string like_containing(std::string_view part);

}  // namespace accord::broker::store
