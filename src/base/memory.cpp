// The settings of glibc's allocator: see memory.hpp.
#include "base/memory.hpp"

#include <malloc.h>

namespace accord {
namespace {

/// Beyond it a block is the system's again when it is freed: few requests need such.
constexpr int kVeryLargeBlockBytes = 16 * 1024 * 1024;

constexpr int kNever = 1024 * 1024 * 1024;

}  // namespace

void keep_freed_memory() {
    ::mallopt(M_MMAP_THRESHOLD, kVeryLargeBlockBytes);
    ::mallopt(M_TRIM_THRESHOLD, kNever);
}

void give_memory_back() { ::malloc_trim(0); }

}  // namespace accord
