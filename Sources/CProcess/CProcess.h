// What Swift's own module of the C library leaves out: a variadic system call, and the allocator's settings.
#ifndef LAZYLS_CPROCESS_H
#define LAZYLS_CPROCESS_H
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A descriptor that becomes readable when the process ends; -1 with `errno` set when there is none (Linux < 5.3).
static inline int lazyls_pidfd_open(int pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

/// This process is killed when its parent ends.
/// The numbers are PR_SET_PDEATHSIG and SIGKILL: their headers would make types of the C library ours.
extern int prctl(int option, ...);
static inline void lazyls_die_with_parent(void) { prctl(1, 9UL); }

/// glibc's `mallopt`: how much freed memory at the top of the heap is kept, and from which size on a block is mapped
/// by itself (at most 32 MB). Both in bytes.
static inline void lazyls_keep_freed_memory(int trim_threshold, int mmap_threshold) {
  mallopt(M_TRIM_THRESHOLD, trim_threshold);
  mallopt(M_MMAP_THRESHOLD, mmap_threshold);
}

#endif
