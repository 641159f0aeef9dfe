// Gives memory back to the system that was freed and kept: for the end of a while in which nobody said anything.
import Basics

enum FreedMemory {
  /// Nothing hangs on it: what has not happened by then is left out. In milliseconds.
  private static let patience: Int64 = 1_000
  /// Freed blocks of more than 64 KB let glibc look at the end of their heap.
  private static let block = 128 << 10

  /// - Parameter arenas: in how many heaps the process allocates, the first one not counted.
  static func giveBack(arenas: Int) {
    Allocator.keepingLittle {
      // glibc gives back the end of a heap only when something of it is freed; and who wants something of a certain heap has to
      // be a thread of it. New threads are given to the heaps in turn while they live at the same time.
      let arrived = Mailbox<Bool>()
      let leave = Mailbox<Bool>()
      let gone = Mailbox<Bool>()
      var count = 0
      for _ in 0..<arenas {
        let isRunning = Threads.detach(stackSize: 1 << 18) {
          let block = [UInt8](repeating: 0, count: Self.block)
          arrived.send(true)
          _ = leave.receive(until: .after(milliseconds: Self.patience))
          gone.send(block.isEmpty)
        }
        if isRunning { count += 1 }
      }
      let deadline = MonotonicTime.after(milliseconds: patience)
      for _ in 0..<count { _ = arrived.receive(until: deadline) }
      leave.close()
      for _ in 0..<count { _ = gone.receive(until: deadline) }
    }
    Allocator.returnFreedMemory()
  }
}
