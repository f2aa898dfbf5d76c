// Stands before the C library's malloc: each call is counted and passed on. One thread only.
#include "counted_memory.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <malloc.h>

namespace accord::memory {
namespace {

std::size_t blocks = 0;
std::size_t bytes = 0;  // that are kept now
std::size_t bytes_max = 0;
std::size_t bytes_before = 0;

}  // namespace

void start_counting() {
    blocks = 0;
    bytes_before = bytes_max = bytes;
}

Taken taken() { return {blocks, bytes_max - bytes_before}; }

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__GLIBC__)

void* counted(void* block) {
    if (!block) {
        return nullptr;
    }
    ++blocks;
    bytes += malloc_usable_size(block);
    bytes_max = std::max(bytes_max, bytes);
    return block;
}

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);

void* malloc(std::size_t size) noexcept { return counted(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) noexcept {
    return counted(__libc_calloc(count, size));
}
void* realloc(void* block, std::size_t size) noexcept {
    const std::size_t before = block ? malloc_usable_size(block) : 0;
    void* moved = counted(__libc_realloc(block, size));
    if (moved || size == 0) {
        bytes -= before;
    }
    return moved;
}
void* memalign(std::size_t alignment, std::size_t size) noexcept {
    return counted(__libc_memalign(alignment, size));
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept {
    *block = memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}
void free(void* block) noexcept {
    if (block) {
        bytes -= malloc_usable_size(block);
    }
    __libc_free(block);
}

}  // extern "C"

#endif

}  // namespace accord::memory
