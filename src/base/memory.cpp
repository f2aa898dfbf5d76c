// The settings of glibc's allocator: see memory.hpp.
#include "base/memory.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>

namespace accord {
namespace {

/// Beyond it a block is the system's again when it is freed: few requests need such.
constexpr int kVeryLargeBlockBytes = 16 * 1024 * 1024;

/// So much stays free at the end of each of the heaps that threads share: what four take who
/// publish a pact of 1 MB each. Only freeing gives that back, not give_memory_back().
constexpr int kKeptAtTheEndBytes = 32 * 1024 * 1024;

/// So much of the heap may lie in large pages. Until it is used it takes addresses, not memory.
constexpr int kInLargePagesBytes = 64 * 1024 * 1024;
constexpr int kOnTheHeapBytes = 32 * 1024 * 1024;  // a block; glibc allows no more
constexpr std::uintptr_t kLargePageBytes = 2 * 1024 * 1024;

std::uintptr_t end_of_heap() { return reinterpret_cast<std::uintptr_t>(::sbrk(0)); }

}  // namespace

void take_large_pages() {
    ::mallopt(M_MMAP_THRESHOLD, kOnTheHeapBytes);
    ::mallopt(M_TRIM_THRESHOLD, kInLargePagesBytes);
    ::mallopt(M_TOP_PAD, kInLargePagesBytes);
    // Never used nor given back: it makes the heap grow, and begin at a large page from here on.
    const auto begin = (end_of_heap() / kLargePageBytes + 1) * kLargePageBytes;
    static const void* const kUpToTheFirst = std::malloc(begin - end_of_heap());
    ::mallopt(M_TOP_PAD, kLargePageBytes);
    const auto grown = end_of_heap() / kLargePageBytes * kLargePageBytes;
    if (kUpToTheFirst != nullptr && begin < grown) {
        ::madvise(
            reinterpret_cast<void*>(begin), grown - begin, MADV_HUGEPAGE);  // else only slower
    }
}

void keep_freed_memory() {
    ::mallopt(M_ARENA_MAX, static_cast<int>(std::max(1U, std::thread::hardware_concurrency() / 2)));
    ::mallopt(M_MMAP_THRESHOLD, kVeryLargeBlockBytes);
    ::mallopt(M_TRIM_THRESHOLD, kKeptAtTheEndBytes);
}

void give_memory_back() { ::malloc_trim(0); }

}  // namespace accord
