// The parallel map: order, scratch state, cancellation, deep stacks.
import Basics
import Synchronization
import Testing

@Suite struct ParallelMapTests {
  @Test func resultsComeInInputOrder() throws {
    let result: [Int]? = ParallelMap.run(count: 10_000, threads: 8) { $0 * $0 }
    let squares = try #require(result)
    #expect(squares == (0..<10_000).map { $0 * $0 })
  }

  @Test func nothingToDoStartsNothing() {
    let result: [Int]? = ParallelMap.run(count: 0, threads: 4) { _ in
      Issue.record("ran")
      return 0
    }
    #expect(result == [])
  }

  @Test func eachWorkerKeepsItsOwnState() throws {
    let states = Atomic<Int>(0)
    let result: [Int]? = ParallelMap.run(
      count: 1000, threads: 4,
      makeState: { () -> [Int] in
        states.wrappingAdd(1, ordering: .relaxed)
        return []
      },
      body: { (seen: inout [Int], index: Int) -> Int in
        seen.append(index)
        return seen.count
      })
    let counts = try #require(result)
    let workers = states.load(ordering: .relaxed)
    #expect(workers <= 4 && workers >= 1)
    // Each worker counts 1, 2, 3, …, so 1 occurs once for each that got work at all.
    #expect(counts.filter { $0 == 1 }.count <= workers)
    #expect(counts.count == 1000)
  }

  @Test func cancellationStopsTheRest() {
    let cancellation = Cancellation()
    let ran = Atomic<Int>(0)
    let result: [Int]? = ParallelMap.run(count: 1_000_000, threads: 4, cancellation: cancellation) { index in
      if index == 100 { cancellation.cancel() }
      ran.wrappingAdd(1, ordering: .relaxed)
      return index
    }
    #expect(result == nil)
    #expect(ran.load(ordering: .relaxed) < 1_000_000)
  }

  @Test func progressReachesTheCount() {
    let highest = Atomic<Int>(0)
    _ = ParallelMap.run(
      count: 500, threads: 3, progress: { done in highest.max(done, ordering: .relaxed) }, body: { $0 })
    #expect(highest.load(ordering: .relaxed) == 500)
  }

  @Test func deepRecursionFits() {
    // About 30 MB of frames: four times what a main thread has, sixty times what Dispatch gives.
    @inline(never) @Sendable func depth(_ n: Int, _ pad: [Int]) -> Int {
      n == 0 ? pad.count : 1 + depth(n - 1, n % 1000 == 0 ? pad + [n] : pad) - (pad.isEmpty ? 1 : 0)
    }
    #expect(ParallelMap.onBigStack { depth(300_000, [1]) } == 300_000 + 301)
  }

  @Test func ownedResultsAreReleasedOnCancel() {
    final class Tracked: Sendable {
      let live: Atomic<Int>
      init() { live = Atomic(1) }
    }
    weak var last: Tracked?
    do {
      let tracked = Tracked()
      last = tracked
      let cancellation = Cancellation()
      let result: [Tracked]? = ParallelMap.run(count: 10, threads: 2, cancellation: cancellation) { [tracked] index in
        if index == 5 { cancellation.cancel() }
        return tracked
      }
      _ = result
    }
    #expect(last == nil)
  }

  @Test func processorsAreCounted() { #expect(Processors.available >= 1) }
}
