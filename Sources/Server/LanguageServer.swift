// The way in: takes standard input and output for itself and serves until the editor is done.
import Glibc
import JSON
import Synchronization

/// The language server.
package enum LanguageServer {
  /// Serves on standard input and output.
  /// - Returns: the exit code: 0 when the client said `shutdown` before it left, 1 otherwise.
  package static func run() -> Int32 {
    // A stray print, ours or a library's, must not reach the wire: descriptor 1 is standard error from here on.
    let wire = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard wire >= 0 else { return 2 }
    dup2(2, 1)
    // A client that closed its end is an answer of `write`, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    return serve(input: 0, output: wire)
  }

  /// Serves on two descriptors.
  package static func serve(input: Int32, output: Int32) -> Int32 {
    let events = Mailbox<Event>()
    let outbox = Outbox(descriptor: output)
    let isOver = Mailbox<Bool>()
    Threads.detach(stackSize: 8 << 20) { read(input, events, isOver) }
    var coordinator = Coordinator(events: events, outbox: outbox)
    let code = coordinator.run()
    outbox.flush(milliseconds: 500)
    isOver.send(true)
    return code
  }

  /// The reader's thread: never waits for the analysis, so a client can always write.
  private static func read(_ input: Int32, _ events: Mailbox<Event>, _ isOver: Mailbox<Bool>) {
    var reader = FrameReader(descriptor: input)
    while true {
      switch reader.next() {
      case .body(let bytes):
        do throws(JSONError) {
          events.send(.message(try JSONValue.parse(bytes)))
        } catch {
          events.send(.unreadable(RequestFailure(RequestFailure.parseError, error.description)))
        }
      case .malformed(let why): events.send(.unreadable(RequestFailure(RequestFailure.parseError, why)))
      case .end:
        events.send(.endOfInput)
        // The coordinator is told in order, so that what was sent before is still heard. If it is busy for longer
        // than this, the process goes all the same: nobody is left who would want the result.
        if isOver.receive(until: .after(milliseconds: 800)) == nil { _exit(1) }
        return
      }
    }
  }
}
