// A report for people: the tree of loads with its costs, what stayed deferred, effects, how it ended.
import Basics
import Runtime

package struct TextReport {
  private let report: EvaluationReport
  private let style: Style
  private var lines: [String] = []

  /// - Parameter isColored: ECMA-48 sequences for a terminal.
  package static func text(of report: EvaluationReport, isColored: Bool) -> String {
    var writer = TextReport(report: report, style: Style(isColored: isColored))
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private init(report: EvaluationReport, style: Style) {
    self.report = report
    self.style = style
  }

  private mutating func write() {
    writeSummary()
    writeLoads()
    writeDeferred()
    writeResolved()
    section("effects", report.effects.map { "\($0.path):\($0.line)  \($0.kind.rawValue)  \($0.module): \($0.detail)" })
    section("printed", printed(report.stdout))
    section("printed to standard error", printed(report.stderr))
    section("opaque", report.opaque)
    section("resting on opaque values", report.tainted)
    section("not raised because of opaque values", report.absorbed)
    section("not supported", report.unsupported)
    if let exception = report.exception {
      lines.append("")
      writeException(exception)
    }
  }

  // MARK: Parts

  private mutating func writeSummary() {
    var outcome = report.outcome.rawValue
    if let reason = report.reason { outcome += " (\(reason))" }
    let counts =
      "\(count(report.loaded.count, "module")) loaded, \(count(report.deferred.count, "import")) deferred, "
      + "\(Columns.milliseconds(report.microseconds)), \(Columns.grouped(report.instructions)) instructions"
    lines.append(
      "\(style.bold(report.target)): \(report.outcome == .completed ? style.success(outcome) : style.failure(outcome)); \(counts)"
    )
  }

  private mutating func writeLoads() {
    if report.loaded.isEmpty { return }
    header("loaded")
    var children: [Int: [LoadRecord]] = [:]
    for load in report.loaded { children[load.parent ?? -1, default: []].append(load) }
    var rows: [(name: String, load: LoadRecord)] = []
    // A stack instead of recursion: chains of imports may be long.
    var stack = (children[-1] ?? []).reversed().map { (load: $0, depth: 0) }
    while let (load, depth) = stack.popLast() {
      rows.append((String(repeating: "  ", count: min(depth, 40)) + load.name, load))
      stack += (children[load.order] ?? []).reversed().map { ($0, depth + 1) }
    }
    let width = min(rows.map(\.name.count).max() ?? 0, 60)
    for (name, load) in rows {
      var line = "  " + Columns.left(name, width)
      line +=
        "  " + Columns.right(Columns.milliseconds(load.microseconds), 9)
        + Columns.right(Columns.grouped(load.instructions), 13)
      if let place = load.importedAt { line += "  " + style.dim("\(place.path):\(place.line)") }
      if let place = load.reifiedAt { line += "  " + style.remark("used at \(place.path):\(place.line)") }
      if load.hasFailed { line += "  " + style.removed("failed") }
      lines.append(line)
    }
  }

  private mutating func writeDeferred() {
    section(
      "deferred",
      report.deferred.map { record in
        let what = record.name.map { "from \(record.module) import \($0)" } ?? "import \(record.module)"
        let last = record.name ?? String(record.module.prefix { $0 != "." })
        return "\(record.importer)  \(what)\(last == record.bound ? "" : " as \(record.bound)")"
      })
  }

  private mutating func writeResolved() {
    guard let resolved = report.resolved else { return }
    section(
      "resolved afterwards",
      resolved.map { record in
        let outcome = record.exception.map { "\($0.type): \($0.message)" } ?? "loads"
        return
          "\(record.importer).\(record.bound)  \(record.exception == nil ? style.added(outcome) : style.removed(outcome))"
      })
  }

  private mutating func writeException(_ exception: ExceptionRecord) {
    if let cause = exception.causes.first {
      writeException(cause)
      lines += ["", "which led to:", ""]
    }
    for entry in Self.shortened(exception.traceback) { lines.append(entry) }
    let message = exception.message.isEmpty ? "" : ": \(exception.message)"
    lines.append("\(style.failure(exception.type))\(message)")
  }

  /// Long tracebacks lose their middle.
  private static func shortened(_ traceback: [TracebackEntry]) -> [String] {
    let all = traceback.map { "  \($0.path):\($0.line), in \($0.function)" }
    if all.count <= 24 { return all }
    return all.prefix(12) + ["  … \(all.count - 24) more"] + all.suffix(12)
  }

  // MARK: Words

  private mutating func section(_ title: String, _ rows: [String]) {
    if rows.isEmpty { return }
    header(title)
    lines += rows.map { "  " + $0 }
  }

  private mutating func header(_ title: String) { lines += ["", style.bold(title)] }

  private func printed(_ text: String) -> [String] {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.last == "" { rows.removeLast() }
    if rows.count <= 40 { return rows }
    return rows.prefix(40) + ["… \(rows.count - 40) more lines"]
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
