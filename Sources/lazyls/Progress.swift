// Progress of a batch run on standard error, when that is a terminal.
import Checker
import Glibc
import Synchronization

/// One for a run. Told of every file from all threads.
final class Progress: Sendable {
  private let line = Mutex(ProgressLine())
  private let start = ContinuousClock.now

  /// Nil where nobody looks: no terminal, or one that cannot write over a line.
  init?(isQuiet: Bool) {
    if isQuiet || isatty(2) == 0 { return nil }
    if let terminal = unsafe getenv("TERM"), unsafe strcmp(terminal, "dumb") == 0 { return nil }
  }

  func update(_ done: Int) { show(done, .read) }

  func evaluated(_ done: Int) { show(done, .evaluated) }

  private func show(_ done: Int, _ stage: ProgressLine.Stage) {
    let elapsed = ContinuousClock.now - start
    if let text = line.withLock({ $0.update(done: done, stage, elapsed: elapsed) }) {
      Terminal.write(Array(text.utf8), to: 2)
    }
  }

  /// Before anything else is written.
  func clear() {
    if let text = line.withLock({ $0.clear() }) { Terminal.write(Array(text.utf8), to: 2) }
  }
}
