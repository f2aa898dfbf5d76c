// Changes that depend on a whole document have to be the only ones.
#pragma once

#include "broker/service/work.hpp"

namespace accord::broker::service {

/// No other use case writes until the end of the transaction. First of all that it does.
void be_alone(Work& work);

}  // namespace accord::broker::service
