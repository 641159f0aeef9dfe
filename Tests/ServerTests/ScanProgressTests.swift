// The first scan's progress: said only to clients that agreed, counted upwards, and ended once.
import JSON
import Protocol
import Server
import Synchronization
import Testing

private final class Progress: Sendable {
  private let bodies = Mailbox<[UInt8]>()
  let outbox: Outbox

  init() {
    let bodies = self.bodies
    outbox = Outbox(write: { body in
      bodies.send(body)
      return true
    })
  }

  /// What was sent: the kind, and of a report its message.
  func said() -> [String] {
    outbox.flush(milliseconds: 60_000)
    var said: [String] = []
    while let body = bodies.receive(until: MonotonicTime(nanoseconds: 0)) {
      guard case .notification(LSP.Method.progress, let params) = IncomingMessage(body),
        let kind = params?.at("value", "kind")?.string
      else { return ["\(String(decoding: body, as: UTF8.self))"] }
      said.append(kind == "report" ? params?.at("value", "message")?.string ?? "" : kind)
    }
    return said
  }
}

private let able = LSP.ClientCapabilities(["window": ["workDoneProgress": true]])

@Suite struct ScanProgressTests {
  @Test func reportsCountUpwards() {
    let progress = Progress()
    var scan = ScanProgress()
    scan.arm(able)
    #expect(scan.deadline != nil)
    scan.report(1, of: 100, progress.outbox)
    scan.ask()
    #expect(scan.deadline == nil)
    scan.report(2, of: 100, progress.outbox)
    scan.granted(progress.outbox)
    // Threads overtake one another.
    for done in [4, 3, 6, 6, 5, 7] { scan.report(done, of: 100, progress.outbox) }
    // The next folder.
    scan.report(1, of: 20, progress.outbox)
    scan.end(progress.outbox)
    scan.end(progress.outbox)
    scan.report(9, of: 100, progress.outbox)
    #expect(
      progress.said() == [
        "begin", "Resolving imports 4/100", "Resolving imports 6/100", "Resolving imports 7/100",
        "Resolving imports 1/20", "end",
      ])
  }

  @Test func aScanThatWasQuickerThanTheClientIsNotShown() {
    let progress = Progress()
    var scan = ScanProgress()
    scan.arm(able)
    scan.ask()
    scan.end(progress.outbox)
    scan.granted(progress.outbox)
    scan.report(1, of: 2, progress.outbox)
    #expect(progress.said() == [])
  }

  @Test func aClientThatCannotShowItIsNotAsked() {
    var scan = ScanProgress()
    scan.arm(LSP.ClientCapabilities(.null))
    #expect(scan.deadline == nil)
  }
}
