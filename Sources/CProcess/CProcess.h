// The one system call that Swift cannot reach itself, variadic as `syscall` is.
#ifndef LAZYLS_CPROCESS_H
#define LAZYLS_CPROCESS_H
#include <sys/syscall.h>
#include <unistd.h>

/// A descriptor that becomes readable when the process ends; -1 with `errno` set when there is none (Linux < 5.3).
static inline int lazyls_pidfd_open(int pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

#endif
