// Fetches the overview.
#include "broker/service/overview/overview.hpp"

#include "broker/store/overview/overview.hpp"

namespace accord::broker::service {

domain::Overview find_overview(Work& work) { return store::find_overview(work.session); }

}  // namespace accord::broker::service
