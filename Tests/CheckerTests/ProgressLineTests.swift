// The progress line: silent on short runs, steady on long ones, gone before the report.
import Checker
import Testing

@Suite("Progress on a terminal") struct ProgressLineTests {
  @Test func shortRunsAreSilent() {
    var line = ProgressLine()
    #expect(line.update(done: 100, elapsed: .milliseconds(999)) == nil)
    #expect(line.clear() == nil)
  }

  @Test func longRunsAreToldOfAtMostTenTimesASecond() {
    var line = ProgressLine()
    #expect(line.update(done: 1000, elapsed: .seconds(1)) == "\r\u{1b}[Klazyls: 1000 files read")
    #expect(line.update(done: 1001, elapsed: .milliseconds(1050)) == nil)
    #expect(line.update(done: 1200, elapsed: .milliseconds(1100))?.hasSuffix("1200 files read") == true)
  }

  @Test func lateCountsDoNotTurnItBack() {
    var line = ProgressLine()
    _ = line.update(done: 2000, elapsed: .milliseconds(100))
    #expect(line.update(done: 1500, elapsed: .seconds(2))?.hasSuffix("2000 files read") == true)
  }

  @Test func itIsTakenAwayOnce() {
    var line = ProgressLine()
    _ = line.update(done: 1, elapsed: .seconds(1))
    #expect(line.clear() == "\r\u{1b}[K")
    #expect(line.clear() == nil)
  }
}
