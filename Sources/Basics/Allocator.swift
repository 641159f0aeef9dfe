// How the process treats memory that it has freed.
import CProcess

package enum Allocator {
  /// Keeps up to 64 MB of freed memory for the next file instead of giving it back to the system. Source files come
  /// and go by the thousand, each with a few large arrays: returned, every page of them costs a fault again.
  package static func keepFreedMemory() { lazyls_keep_freed_memory(64 << 20, 32 << 20) }

  /// Runs `body` while freed memory at the end of a heap is given back.
  package static func keepingLittle(_ body: () -> Void) {
    lazyls_keep_freed_memory(128 << 10, 32 << 20)
    body()
    keepFreedMemory()
  }

  /// For processes that live long, before they start threads. glibc makes a heap for each thread, up to eight for each
  /// processor; what some threads allocate and others free then lies scattered over all of them, and none shrinks.
  package static func limitArenas(_ count: Int) { lazyls_limit_arenas(Int32(clamping: count)) }

  /// Gives back to the system what is free within the heaps, and at the end of the first one.
  package static func returnFreedMemory() { lazyls_return_freed_memory() }

  /// How many bytes are in use, those that were freed and kept not among them.
  package static var bytesInUse: Int { Int(lazyls_allocated_bytes()) }
}
