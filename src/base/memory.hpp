// What the allocator keeps of the memory that a program has freed: for servers. What is kept is
// there at once for the next request; asking the system anew, page by page, takes several times as
// long as publishing a pact of 1 MB.
#pragma once

namespace accord {

/// Keeps what is freed, but for very large blocks. To be called before there are threads.
void keep_freed_memory();

/// Gives the system back all that is free, of every thread: some time after work that took much,
/// which would otherwise stay the program's for good.
void give_memory_back();

}  // namespace accord
