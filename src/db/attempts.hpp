// How often work that failed is run again, and how long it waits before.
#pragma once

#include "db/failure.hpp"

namespace accord::db {

class Attempts {
  public:
    /// Whether to run the work again, after having waited where transactions collided.
    bool may_follow(const DatabaseFailure& failure);

  private:
    int collisions_ = 0;
    int reconnections_ = 0;
};

}  // namespace accord::db
