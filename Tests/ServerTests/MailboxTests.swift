// What threads leave for one another: nothing is lost, nothing comes twice, order holds, and waiting ends.
import Basics
import Server
import Synchronization
import Testing

@Suite struct MailboxTests {
  @Test func itemsComeInTheOrderOfSending() {
    let mailbox = Mailbox<Int>()
    // Emptied in between, and more than the array keeps room for.
    for round in 0..<3 {
      for item in 0..<2_000 { mailbox.send(round * 2_000 + item) }
      for item in 0..<2_000 { #expect(mailbox.receive() == round * 2_000 + item) }
    }
  }

  @Test func manySendersAndReceivers() {
    let mailbox = Mailbox<(sender: Int, number: Int)>()
    let senders = Atomic<Int>(0)
    let received = Mutex<[Int: [Int]]>([:])
    let waiting = Atomic<Int>(4)
    ParallelMap.inParallel(threads: 8) {
      let own = senders.wrappingAdd(1, ordering: .relaxed).oldValue
      if own < 4 {
        for number in 0..<1_000 { mailbox.send((own, number)) }
        // The last sender closes; receivers get what is left all the same.
        if waiting.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { mailbox.close() }
      } else {
        while let item = mailbox.receive() { received.withLock { $0[item.sender, default: []].append(item.number) } }
      }
    }
    let all = received.withLock { $0 }
    #expect(all.count == 4)
    for numbers in all.values { #expect(numbers.sorted() == Array(0..<1_000)) }
  }

  @Test func oneReceiverSeesEachSendersOrder() {
    let mailbox = Mailbox<(sender: Int, number: Int)>()
    let senders = Atomic<Int>(0)
    ParallelMap.inParallel(threads: 4) {
      let own = senders.wrappingAdd(1, ordering: .relaxed).oldValue
      for number in 0..<1_000 { mailbox.send((own, number)) }
    }
    mailbox.close()
    var next = [0, 0, 0, 0]
    while let item = mailbox.receive() {
      #expect(item.number == next[item.sender])
      next[item.sender] += 1
    }
    #expect(next == [1_000, 1_000, 1_000, 1_000])
  }

  @Test func aDeadlineEndsTheWait() {
    let mailbox = Mailbox<Int>()
    #expect(mailbox.receive(until: MonotonicTime(nanoseconds: 0)) == nil)
    let deadline = MonotonicTime.after(milliseconds: 30)
    #expect(mailbox.receive(until: deadline) == nil)
    #expect(MonotonicTime.now >= deadline)
    // What is there is taken, also when it is late.
    mailbox.send(1)
    #expect(mailbox.receive(until: MonotonicTime(nanoseconds: 0)) == 1)
  }

  @Test func closingLetsTheRestBeReadAndTakesNoMore() {
    let mailbox = Mailbox<Int>()
    mailbox.send(1)
    mailbox.send(2)
    mailbox.close()
    mailbox.send(3)
    #expect(mailbox.receive() == 1)
    #expect(mailbox.receive() == 2)
    #expect(mailbox.receive() == nil)
    #expect(mailbox.receive() == nil)
  }
}
