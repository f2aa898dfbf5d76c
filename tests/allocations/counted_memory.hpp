// What this program takes from malloc and its kin, to which operator new leads as well.
#pragma once

#include <cstddef>

namespace accord::memory {

/// Sanitizers have a malloc of their own, and other C libraries another way to the system's.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
constexpr bool kIsCounted = false;
#else
constexpr bool kIsCounted = true;
#endif

struct Taken {
    std::size_t blocks = 0;      ///< so often was memory taken
    std::size_t bytes_kept = 0;  ///< at once, at most, beside what was there before
};

/// Begins to count.
void start_counting();

/// Since start_counting().
Taken taken();

}  // namespace accord::memory
