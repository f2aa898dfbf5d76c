// flock as NFS has it: a descriptor that can't be written, as a folder's, takes no exclusive lock.
// The program's own definition goes before the C library's.
#include <cerrno>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" int flock(int descriptor, int operation) noexcept {
    if ((::fcntl(descriptor, F_GETFL) & O_ACCMODE) == O_RDONLY) {
        errno = EBADF;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_flock, descriptor, operation));
}
