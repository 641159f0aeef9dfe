// The way in: takes standard input and output for itself and serves until the editor is done.
import Basics
import Glibc
import Protocol

/// The language server.
package enum LanguageServer {
  /// Serves an editor on standard input and output.
  /// - Parameters:
  ///   - arguments: the command line without the program's name; one private option is recognised.
  ///   - version: what clients are told.
  /// - Returns: the exit code: 0 when the client said `shutdown` before it left, 1 otherwise, 2 when it cannot start.
  package static func run(arguments: [String], version: String) -> Int32 {
    // A stray print, ours or a library's, must not reach the wire: descriptor 1 is standard error from here on.
    let wire = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard wire >= 0 else { return 2 }
    dup2(2, 1)
    if let life = life(arguments) {
      // Work that keeps all processors busy still has a heap for each.
      Allocator.limitArenas(Processors.available + 1)
      return analyse(input: 0, output: wire, version: version, life: life)
    }
    Allocator.limitArenas(1)
    return supervise(input: 0, output: wire)
  }

  /// The private command-line option of the analysis process; its value is how many lives there were before.
  static let analysisOption = "--analysis-process="

  /// Is this the process that the supervisor starts for the analysis?
  package static func isAnalysisProcess(_ arguments: [String]) -> Bool { life(arguments) != nil }

  private static func life(_ arguments: [String]) -> Int? {
    guard let word = arguments.first, word.hasPrefix(analysisOption) else { return nil }
    return Int(word.dropFirst(analysisOption.count))
  }

  private static func supervise(input: Int32, output: Int32) -> Int32 {
    let events = Mailbox<SupervisorEvent>()
    let editor = Outbox(descriptor: output)
    Threads.detach(stackSize: 8 << 20) {
      var reader = FrameReader(input)
      while true {
        switch reader.nextEvent() {
        case .message(let bytes): events.send(.fromEditor(bytes))
        case .malformed(let why): events.send(.unreadable(why))
        case .end:
          events.send(.editorGone)
          return
        }
      }
    }
    var supervisor = Supervisor(events: events, editor: editor)
    let code = supervisor.run()
    editor.flush(milliseconds: 500)
    return code
  }

  /// Serves on two descriptors, without a supervisor.
  private static func analyse(input: Int32, output: Int32, version: String, life: Int) -> Int32 {
    let events = Mailbox<Event>()
    let outbox = Outbox(descriptor: output)
    let isOver = Mailbox<Bool>()
    Threads.detach(stackSize: 8 << 20) { read(input, events, isOver) }
    var coordinator = Coordinator(events: events, outbox: outbox, serverVersion: version, life: life)
    let code = coordinator.run()
    outbox.flush(milliseconds: 500)
    ReportFolder.clear()
    isOver.send(true)
    return code
  }

  /// The reader's thread: never waits for the analysis, so a client can always write.
  private static func read(_ input: Int32, _ events: Mailbox<Event>, _ isOver: Mailbox<Bool>) {
    var reader = FrameReader(input)
    while true {
      switch reader.nextEvent() {
      case .message(let bytes): events.send(.message(IncomingMessage(bytes)))
      case .malformed(let why): events.send(.message(.invalid(id: nil, ResponseError(.parseError, why))))
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
