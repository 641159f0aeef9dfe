// Where threads leave things for one another: the coordinator sleeps here until there is something to do.
import Glibc

/// A queue with many senders. Receivers sleep in the kernel while it is empty: nothing polls.
@safe package final class Mailbox<Item: Sendable>: @unchecked Sendable {
  // Safe to share: `items` and `isClosed` are touched only between lock and unlock of `mutex`.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let arrival: UnsafeMutablePointer<pthread_cond_t>
  private var items: [Item] = []
  /// Position of the oldest item; the array is compacted only when it has been emptied.
  private var first = 0
  private var isClosed = false

  package init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe arrival = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    unsafe pthread_condattr_init(&attributes)
    // Deadlines must not move when somebody sets the wall clock.
    unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    unsafe pthread_cond_init(arrival, &attributes)
    unsafe pthread_condattr_destroy(&attributes)
  }

  deinit {
    unsafe pthread_cond_destroy(arrival)
    unsafe pthread_mutex_destroy(mutex)
    unsafe arrival.deallocate()
    unsafe mutex.deallocate()
  }

  package func send(_ item: Item) {
    unsafe pthread_mutex_lock(mutex)
    if !isClosed { items.append(item) }
    unsafe pthread_cond_signal(arrival)
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Receivers get what is left, then nil at once.
  package func close() {
    unsafe pthread_mutex_lock(mutex)
    isClosed = true
    unsafe pthread_cond_broadcast(arrival)
    unsafe pthread_mutex_unlock(mutex)
  }

  /// The oldest item; nil when the mailbox was closed and is empty, or when `deadline` has passed.
  package func receive(until deadline: MonotonicTime? = nil) -> Item? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while first == items.count, !isClosed {
      guard let deadline else {
        unsafe pthread_cond_wait(arrival, mutex)
        continue
      }
      var until = deadline.timespec
      if unsafe pthread_cond_timedwait(arrival, mutex, &until) != 0 { break }
    }
    if first == items.count { return nil }
    let item = items[first]
    first += 1
    if first == items.count {
      items.removeAll(keepingCapacity: first < 1024)
      first = 0
    }
    return item
  }
}

/// A reading of the clock that only ever runs forward.
package struct MonotonicTime: Comparable, Sendable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static var now: MonotonicTime {
    var time = Glibc.timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }

  package static func after(milliseconds: Int64) -> MonotonicTime {
    MonotonicTime(nanoseconds: now.nanoseconds &+ milliseconds &* 1_000_000)
  }

  fileprivate var timespec: Glibc.timespec {
    Glibc.timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
  }

  package static func < (a: MonotonicTime, b: MonotonicTime) -> Bool { a.nanoseconds < b.nanoseconds }
}
