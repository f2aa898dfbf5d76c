// The one kind of exception that Accord throws.
#pragma once

#include "accord/export.hpp"

#include <stdexcept>

namespace accord {

/// The test itself is wrong: a second body for one request, an example that its own rule refuses, a
/// folder that can't be written. what() says where and what to do. That a request did not match is
/// no exception but an Outcome.
class ACCORD_API PactError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
    ~PactError() override;
};

}  // namespace accord
