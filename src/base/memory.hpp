// What the allocator keeps of the memory that a program has freed: for servers, whose largest
// request would otherwise stay theirs for good, once for each thread.
#pragma once

namespace accord {

/// Large blocks are the system's again when they are freed. To be called before there are threads.
void keep_no_large_blocks();

/// Gives the system back all that is free, of every thread: after work that took much.
void give_memory_back();

}  // namespace accord
