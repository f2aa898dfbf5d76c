// Names of pacticipants: what they are shown as, and which are too much alike.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// "webShop_front-end.app" -> "Web Shop Front End App". Also for environments.
std::string display_name_of(std::string_view name);

/// Those of `existing` that `name` probably means: equal but for case, separators, a plural's "s"
/// and words such as "service". Empty when `name` itself exists.
std::vector<std::string> similar_names(std::string_view name,
                                       std::span<const std::string> existing);

}  // namespace accord::broker::domain
