// How the allocator gets memory from the system, and what it keeps: the system gives small pages
// one by one, by an interrupt each, which may take longer than all that is done with them.
#pragma once

namespace accord {

/// For a command that reads much and is soon over: takes memory in large pages where the system has
/// them, and gives none back. To be called before there are threads, whose memory stays as it is.
void take_large_pages();

/// For servers. Keeps what is freed, but for very large blocks, so that it is there at once for the
/// next request: asking the system anew takes several times as long as publishing a pact of 1 MB.
/// What one thread has freed serves the next: there is one heap for two processors. To be called
/// before there are threads.
void keep_freed_memory();

/// Gives the system back all that is free, of every thread: some time after work that took much,
/// which would otherwise stay the program's for good.
void give_memory_back();

}  // namespace accord
