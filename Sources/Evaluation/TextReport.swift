// A report for people: the tree of loads with its costs, what stayed deferred, effects, how it ended.
import Runtime

package struct TextReport {
  private let report: EvaluationReport
  private let isColored: Bool
  private var lines: [String] = []

  /// - Parameter isColored: ECMA-48 sequences for a terminal.
  package static func text(of report: EvaluationReport, isColored: Bool) -> String {
    var writer = TextReport(report: report, isColored: isColored)
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private init(report: EvaluationReport, isColored: Bool) {
    self.report = report
    self.isColored = isColored
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
    let color = report.outcome == .completed ? "1;32" : "1;31"
    let counts =
      "\(count(report.loaded.count, "module")) loaded, \(count(report.deferred.count, "import")) deferred, "
      + "\(time(report.microseconds)), \(Self.grouped(report.instructions)) instructions"
    lines.append("\(paint(report.target, "1")): \(paint(outcome, color)); \(counts)")
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
      var line = "  " + pad(name, width)
      line += "  " + padLeft(time(load.microseconds), 9) + padLeft(Self.grouped(load.instructions), 13)
      if let place = load.importedAt { line += "  " + paint("\(place.path):\(place.line)", "2") }
      if let place = load.reifiedAt { line += "  " + paint("used at \(place.path):\(place.line)", "36") }
      if load.hasFailed { line += "  " + paint("failed", "31") }
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
        return "\(record.importer).\(record.bound)  \(paint(outcome, record.exception == nil ? "32" : "31"))"
      })
  }

  private mutating func writeException(_ exception: ExceptionRecord) {
    if let cause = exception.causes.first {
      writeException(cause)
      lines += ["", "which led to:", ""]
    }
    for entry in Self.shortened(exception.traceback) { lines.append(entry) }
    let message = exception.message.isEmpty ? "" : ": \(exception.message)"
    lines.append("\(paint(exception.type, "1;31"))\(message)")
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

  private mutating func header(_ title: String) { lines += ["", paint(title, "1")] }

  private func printed(_ text: String) -> [String] {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.last == "" { rows.removeLast() }
    if rows.count <= 40 { return rows }
    return rows.prefix(40) + ["… \(rows.count - 40) more lines"]
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func time(_ microseconds: Int) -> String {
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) ms"
  }

  /// Digits in groups of three.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text = "," + text }
      text = String(digit) + text
    }
    return text
  }
}
