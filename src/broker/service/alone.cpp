// Locks all: see alone.hpp.
#include "broker/service/alone.hpp"

#include "broker/store/locks.hpp"

namespace accord::broker::service {

void be_alone(Work& work) { store::lock_everything(work.session); }

}  // namespace accord::broker::service
