// A part of a list.
#pragma once

#include <cstdint>

namespace accord::broker::domain {

/// Which rows of a list are wanted; the default is all of them.
struct Page {
    std::int64_t number = 1;
    std::int64_t size = 1'000'000'000;

    [[nodiscard]] std::int64_t offset() const { return (number - 1) * size; }
};

}  // namespace accord::broker::domain
