// What the page of all integrations shows.
#pragma once

#include "broker/domain/overview/overview.hpp"
#include "broker/service/work.hpp"

namespace accord::broker::service {

/// All integrations and how they stand, what fails first.
domain::Overview find_overview(Work& work);

}  // namespace accord::broker::service
