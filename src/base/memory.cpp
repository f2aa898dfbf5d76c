// The settings of glibc's allocator: see memory.hpp.
#include "base/memory.hpp"

#include <malloc.h>

namespace accord {
namespace {

constexpr int kLargeBlockBytes = 1024 * 1024;

}  // namespace

void keep_no_large_blocks() {
    // Without it, the allocator moves its own threshold up to 32 MB, block by block that is freed.
    ::mallopt(M_MMAP_THRESHOLD, kLargeBlockBytes);
    ::mallopt(M_TRIM_THRESHOLD, kLargeBlockBytes);
}

void give_memory_back() { ::malloc_trim(0); }

}  // namespace accord
