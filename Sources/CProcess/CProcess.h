// What Swift's own module of the C library leaves out: a variadic system call, and the allocator's settings.
#ifndef LAZYLS_CPROCESS_H
#define LAZYLS_CPROCESS_H
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A descriptor that becomes readable when the process ends; -1 with `errno` set when there is none (Linux < 5.3).
static inline int lazyls_pidfd_open(int pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

/// A pipe whose ends no other program inherits, whatever thread starts one meanwhile. (The number is O_CLOEXEC.)
static inline int lazyls_private_pipe(int *ends) { return (int)syscall(SYS_pipe2, ends, 02000000); }

/// glibc's `mallopt`: how much freed memory at the top of the heap is kept, and from which size on a block is mapped
/// by itself (at most 32 MB). Both in bytes.
static inline void lazyls_keep_freed_memory(int trim_threshold, int mmap_threshold) {
  mallopt(M_TRIM_THRESHOLD, trim_threshold);
  mallopt(M_MMAP_THRESHOLD, mmap_threshold);
}

/// In so many heaps, at most, threads allocate. To be said before there are threads.
static inline void lazyls_limit_arenas(int count) { mallopt(M_ARENA_MAX, count); }

/// Gives freed pages back to the system, of all arenas.
static inline void lazyls_return_freed_memory(void) { malloc_trim(0); }

/// Bytes that were allocated and not freed, in all arenas.
static inline size_t lazyls_allocated_bytes(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

#endif
