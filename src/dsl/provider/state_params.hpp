// What accord::StateParams are inside, and what is made of the values that a test gives.
#pragma once

#include "accord/provider.hpp"
#include "base/json.hpp"

#include <memory>

namespace accord {

struct StateParams::Impl {
    json::Object values;
};

namespace dsl {

inline StateParams params_of(json::Object values) {
    return StateParams(
        std::make_shared<const StateParams::Impl>(StateParams::Impl{std::move(values)}));
}

/// Matchers in them are of no meaning.
json::Object object_of(const StateValues& values);

}  // namespace dsl
}  // namespace accord
