// What Mismatches and Mismatch pointers of the C interface point to.
#pragma once

#include "matching/rules/mismatch.hpp"
#include "pact/types.h"

#include <cstddef>
#include <vector>

struct Mismatch {
    accord::matching::Mismatch mismatch;
};

struct Mismatches {
    std::vector<::Mismatch> all;
};

/// Gives the mismatches of a list that may end before it.
struct MismatchesIterator {
    const ::Mismatches* mismatches;
    std::size_t next = 0;
};
