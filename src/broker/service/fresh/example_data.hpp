// What a new broker shows before anybody has published to it.
#pragma once

#include "broker/service/work.hpp"

namespace accord::broker::service {

/// Puts an example into an empty database, once in its life: a verified pact between Example App
/// and Example API, and the environments test and production, to which tutorials deploy. Whether it
/// did.
bool seed_example_data(Work& work);

}  // namespace accord::broker::service
