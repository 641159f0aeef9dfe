// Refresh requests: the first at once, the rest of a second as one, nothing to wake for when nothing waits.
import Protocol
import Server
import Testing

@Suite struct RefreshTimerTests {
  private func at(_ milliseconds: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: milliseconds * 1_000_000) }

  @Test func theFirstGoesOutAtOnce() {
    var timer = RefreshTimer()
    let isSent = timer.wants(.init(method: "hints"), at: at(5000))
    #expect(isSent)
    #expect(timer.deadline == nil)
  }

  @Test func whatComesTooSoonWaitsAsOne() {
    var timer = RefreshTimer()
    let isSent = [0, 100, 900].map { timer.wants(.init(method: "hints"), at: at(5000 + $0)) }
    #expect(isSent == [true, false, false])
    #expect(timer.deadline == at(6000))
    let early = timer.due(at: at(5999)).map(\.method)
    #expect(early == [])
    let due = timer.due(at: at(6001)).map(\.method)
    #expect(due == ["hints"])
    #expect(timer.deadline == nil)
    // What was sent late counts as sent.
    let isSentAgain = timer.wants(.init(method: "hints"), at: at(6500))
    #expect(!isSentAgain)
    #expect(timer.deadline == at(7001))
  }

  @Test func kindsDoNotWaitForOneAnother() {
    var timer = RefreshTimer()
    let isSent = ["hints", "lenses", "hints", "lenses"].map { timer.wants(.init(method: $0), at: at(0)) }
    #expect(isSent == [true, true, false, false])
    let due = timer.due(at: at(1000)).map(\.method)
    #expect(due == ["hints", "lenses"])
  }
}
