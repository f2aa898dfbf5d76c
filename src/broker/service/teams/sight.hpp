// What an actor sees who may not read everything: see store/sight/sight.hpp.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/sight/sight.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// Nothing: all. Without teams everybody who may read sees all.
std::optional<store::Sight> sight_of(const Actor& actor);

// In transactions that write, which find everything.

/// Whether the actor sees a pacticipant of that name, if there is one.
bool sees_pacticipant(Work& work, std::string_view name);
/// Whether the actor sees the webhook with that UUID.
bool sees_webhook(Work& work, std::string_view uuid);
/// Names of those that the actor sees.
std::vector<std::string> names_seen(Work& work);

}  // namespace accord::broker::service
