// The settings of glibc's allocator: see memory.hpp.
#include "base/memory.hpp"

#include <malloc.h>

namespace accord {
namespace {

/// Beyond it a block is the system's again when it is freed: few requests need such.
constexpr int kVeryLargeBlockBytes = 16 * 1024 * 1024;

/// So much stays free at the end of each thread's memory: what a pact of 1 MB takes. Only freeing
/// gives that back, not give_memory_back().
constexpr int kKeptAtTheEndBytes = 8 * 1024 * 1024;

}  // namespace

void keep_freed_memory() {
    ::mallopt(M_MMAP_THRESHOLD, kVeryLargeBlockBytes);
    ::mallopt(M_TRIM_THRESHOLD, kKeptAtTheEndBytes);
}

void give_memory_back() { ::malloc_trim(0); }

}  // namespace accord
